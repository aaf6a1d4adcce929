import type { LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { AppError } from '#server/platform/errors.ts'
import type { GenerationEvent } from '../provider.ts'
import { faultOf } from './faults.ts'
import type { Parts } from './stream.ts'

/** More characters than a token ever stands for on average, spaces included. */
const PER_TOKEN = 20

/**
 * What a model writes, from its parts; `first` was read already. Usage is told before a fault is thrown. Throws
 * AppError `model.*`: also for an answer that ends otherwise than by itself.
 */
export async function* answerOf(
  first: LanguageModelV4StreamPart | null,
  parts: Parts,
  { provider, maxOutputTokens }: { provider: string; maxOutputTokens: number },
): AsyncGenerator<GenerationEvent> {
  let fault: AppError | null = null
  let finished = false
  let written = 0
  try {
    for (let part = first; part; part = await parts.next()) {
      if (part.type === 'text-delta' || part.type === 'reasoning-delta') {
        written += part.delta.length
        if (written > maxOutputTokens * PER_TOKEN) throw new AppError('model.endless', { provider })
        if (part.type === 'text-delta' && !fault) yield { type: 'text', text: part.delta }
      }
      // The usage may still come after it.
      if (part.type === 'error') fault ??= faultOf(part.error, provider, true).error
      if (part.type === 'tool-call') fault ??= new AppError('model.broken_output', { provider })
      if (part.type !== 'finish') continue
      finished = true
      const { inputTokens, outputTokens } = part.usage
      if (inputTokens.total !== undefined || outputTokens.total !== undefined)
        yield { type: 'usage', inputTokens: inputTokens.total ?? 0, outputTokens: outputTokens.total ?? 0 }
      fault ??= endOf(part.finishReason, provider)
    }
  } catch (thrown) {
    // What the provider said went wrong says more than the connection that broke upon it.
    throw fault ?? faultOf(thrown, provider, true).error
  }
  if (fault) throw fault
  if (!finished) throw new AppError('model.cut_off', { provider })
}

type FinishReason = Extract<LanguageModelV4StreamPart, { type: 'finish' }>['finishReason']

/** The fault in how an answer ended; null when it ended by itself. */
function endOf({ unified, raw }: FinishReason, provider: string): AppError | null {
  switch (unified) {
    case 'content-filter':
      return new AppError('model.refused', { provider })
    // It wrote as much as one call may: what it had closed is kept, and marked as partial.
    case 'length':
      return new AppError('model.endless', { provider })
    case 'tool-calls':
      return new AppError('model.broken_output', { provider })
    case 'error':
      return new AppError('model.failed', { provider })
    case 'interrupted':
      return new AppError('model.cut_off', { provider })
    case 'other':
      return raw === undefined ? new AppError('model.cut_off', { provider }) : null
    case 'stop':
      return null
  }
}
