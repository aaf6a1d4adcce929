import type { LanguageModel } from '#server/models/provider.ts'
import type { Metrics } from '#server/platform/metrics.ts'

/** A language model whose calls are counted and timed. */
export function countedModel(
  model: LanguageModel,
  { modelCalls, modelTime }: Pick<Metrics, 'modelCalls' | 'modelTime'>,
): LanguageModel {
  const { provider } = model
  return {
    ...model,
    async *generate(call, signal) {
      const began = performance.now()
      // Whoever has read enough leaves the loop, which runs neither of the two below.
      let outcome = 'stopped'
      try {
        yield* model.generate(call, signal)
        outcome = 'done'
        modelTime.observe({ provider }, (performance.now() - began) / 1_000)
      } catch (fault) {
        if (!signal.aborted) outcome = 'failed'
        throw fault
      } finally {
        modelCalls.inc({ provider, outcome })
      }
    },
  }
}
