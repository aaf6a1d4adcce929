import type { Metrics } from '#server/platform/metrics.ts'
import type { Embedder } from './embedder.ts'

/** Its name among the providers of models. */
const provider = 'embedding'

/** An embedding model whose calls are counted and timed, and of which the metrics say when it is left alone. */
export function countedEmbedder(
  embedder: Embedder,
  {
    modelCalls,
    modelTime,
    breakerOpen,
    beforeReading,
  }: Pick<Metrics, 'modelCalls' | 'modelTime' | 'breakerOpen' | 'beforeReading'>,
): Embedder {
  beforeReading(async () => breakerOpen.set({ provider }, embedder.healthy() ? 0 : 1))
  return {
    ...embedder,
    async embed(texts, how = {}) {
      const began = performance.now()
      try {
        const vectors = await embedder.embed(texts, how)
        modelTime.observe({ provider }, (performance.now() - began) / 1_000)
        modelCalls.inc({ provider, outcome: 'done' })
        return vectors
      } catch (fault) {
        modelCalls.inc({ provider, outcome: how.signal?.aborted ? 'stopped' : 'failed' })
        throw fault
      }
    },
  }
}
