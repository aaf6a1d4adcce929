import { setTimeout as sleep } from 'node:timers/promises'
import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { faultOf } from './faults.ts'
import { openStream, type Parts } from './stream.ts'

const TRIES = 3
/** A longer wait than this isn't waited for: the question fails, and says when to ask again. In milliseconds. */
const LONGEST_WAIT = 20_000

export interface Begun {
  /** The first part that says something; null: the stream ended without one. */
  first: LanguageModelV4StreamPart | null
  parts: Parts
}

/**
 * Asks until an answer begins: what may pass (no connection, 429, 5xx) is tried again, up to three times in all, after
 * as long as Retry-After says. Once a word has come nothing is tried again. Throws AppError `model.*`, or the signal's
 * reason.
 */
export async function begin(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  how: { provider: string; idle: number; pause: number; signal: AbortSignal },
): Promise<Begun> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(model, options, how)
    } catch (thrown) {
      how.signal.throwIfAborted()
      const { error, passing, wait } = faultOf(thrown, how.provider, false)
      const pause = wait ?? how.pause * 2 ** (tried - 1) * (0.75 + Math.random() / 2)
      if (!passing || tried >= TRIES || pause > LONGEST_WAIT) throw error
      await sleep(pause, undefined, { signal: how.signal }).catch(() => how.signal.throwIfAborted())
    }
  }
}

async function once(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  how: { idle: number; signal: AbortSignal },
): Promise<Begun> {
  const parts = await openStream(model, options, how)
  try {
    for (;;) {
      const part = await parts.next()
      if (part?.type === 'error') throw part.error
      if (!part || SAYS.has(part.type)) return { first: part, parts }
    }
  } catch (error) {
    parts.close()
    throw error
  }
}

const SAYS = new Set<LanguageModelV4StreamPart['type']>([
  'text-delta',
  'reasoning-delta',
  'tool-call',
  'finish',
])
