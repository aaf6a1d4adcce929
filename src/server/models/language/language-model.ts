import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { AppError } from '#server/platform/errors.ts'
import type { Generation, GenerationEvent, LanguageModel } from '../provider.ts'
import { answerOf } from './answer.ts'
import type { Desk } from './desk.ts'
import { begin } from './open.ts'
import { PROVIDER_OPTIONS } from './protocols.ts'
import { jsonSchemaOf } from './schema.ts'
import type { ModelSpec } from './spec.ts'

/** One model of a provider, through the AI SDK's protocol of it. */
export function languageModel(desk: Desk, spec: ModelSpec): LanguageModel {
  const { provider, patience } = desk
  /** Asked for JSON by the provider's own means, until the model refuses that. */
  let structured = spec.structured

  async function* generate(call: Generation, outer: AbortSignal): AsyncGenerator<GenerationEvent> {
    const total = new AbortController()
    const timer = setTimeout(() => total.abort(new AppError('model.timeout')), patience.total)
    const signal = AbortSignal.any([outer, total.signal])
    try {
      const { first, parts } = await desk.breaker.run(() => begun(call, signal))
      try {
        yield* answerOf(first, parts, { provider: provider.name, maxOutputTokens: call.maxOutputTokens })
      } finally {
        parts.close()
      }
    } catch (error) {
      outer.throwIfAborted()
      throw error
    } finally {
      clearTimeout(timer)
    }
  }

  async function begun(call: Generation, signal: AbortSignal) {
    const model = (await desk.protocol())(spec.name)
    const how = { provider: provider.name, idle: patience.idle, pause: patience.pause, signal }
    try {
      return await begin(model, optionsFor(call, structured), how)
    } catch (error) {
      const refused = error instanceof AppError && [400, 422, 501].includes(Number(error.details.status))
      if (!structured || !refused || error.code !== 'model.failed') throw error
      const answer = await begin(model, optionsFor(call, false), how)
      structured = false
      return answer
    }
  }

  return {
    kind: 'language',
    id: `${provider.name}/${spec.name}`,
    label: spec.label,
    description: provider.local
      ? 'Runs on this server or its private network.'
      : `Runs at ${provider.host}; what it is to read is sent there.`,
    local: provider.local,
    provider: provider.name,
    host: provider.host,
    contextTokens: spec.contextTokens,
    outputTokens: spec.outputTokens,
    price: spec.price,
    generate,
  }
}

/** No tools: what a document says can make nothing happen. */
function optionsFor(call: Generation, structured: boolean): LanguageModelV4CallOptions {
  return {
    prompt: [
      { role: 'system', content: call.system },
      { role: 'user', content: [{ type: 'text', text: call.prompt }] },
    ],
    maxOutputTokens: call.maxOutputTokens,
    providerOptions: PROVIDER_OPTIONS,
    ...(structured
      ? { responseFormat: { type: 'json', name: 'answer', schema: jsonSchemaOf(call.schema) } }
      : {}),
  }
}
