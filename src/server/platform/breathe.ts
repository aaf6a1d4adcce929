import { setImmediate } from 'node:timers/promises'

/** How long one piece of work may keep the event loop, in milliseconds. */
const HELD_MS = 15

/**
 * For long loops: `await breathe()` in each round lets whatever waits go first, as soon as the loop has held the
 * process for 15 ms. Rejects with the signal's reason once it is aborted.
 */
export function breather(signal?: AbortSignal): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < HELD_MS) return undefined
    return setImmediate().then(() => {
      signal?.throwIfAborted()
      since = performance.now()
    })
  }
}
