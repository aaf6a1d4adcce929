import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from '@ai-sdk/provider'
import { AppError } from '#server/platform/errors.ts'
import { afterOwnTime } from '#server/platform/own-time.ts'

/** A stream of a model's parts that can't hang. */
export interface Parts {
  /** The next part, or null at the end. Throws what the stream throws, or why it was stopped. */
  next(): Promise<LanguageModelV4StreamPart | null>
  /** Ends the request, if it still runs. */
  close(): void
}

/**
 * Opens a model's stream. It ends with AppError `model.timeout` when nothing comes for `idle` ms, and with the
 * signal's reason, at once, when that is aborted: also when the provider's package doesn't hear of it.
 */
export async function openStream(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  { idle, signal }: { idle: number; signal: AbortSignal },
): Promise<Parts> {
  const inner = new AbortController()
  const stop = () => inner.abort(signal.reason)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  const close = () => {
    signal.removeEventListener('abort', stop)
    inner.abort(new AppError('job.cancelled'))
  }

  async function within<T>(work: Promise<T>): Promise<T> {
    // Once we have gone on without it, what it throws is nobody's.
    work.catch(() => undefined)
    const stopWaiting = afterOwnTime(idle, () => inner.abort(new AppError('model.timeout')))
    let stopped = () => {}
    try {
      return await Promise.race([
        work,
        new Promise<never>((_, fail) => {
          stopped = () => fail(inner.signal.reason)
          if (inner.signal.aborted) stopped()
          inner.signal.addEventListener('abort', stopped, { once: true })
        }),
      ])
    } catch (error) {
      throw inner.signal.aborted ? inner.signal.reason : error
    } finally {
      stopWaiting()
      inner.signal.removeEventListener('abort', stopped)
    }
  }

  try {
    const { stream } = await within(
      Promise.resolve(model.doStream({ ...options, abortSignal: inner.signal })),
    )
    const reader = stream.getReader()
    return {
      async next() {
        const { done, value } = await within(reader.read())
        return done ? null : value
      },
      close() {
        close()
        reader.cancel().catch(() => undefined)
      },
    }
  } catch (error) {
    close()
    throw error
  }
}
