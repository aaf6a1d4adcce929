import { setTimeout as pause } from 'node:timers/promises'

/** In milliseconds. */
const STEP = 200

/**
 * Lets so many milliseconds of this process' own life pass, and then calls `over`. They are counted in steps: of a stop
 * of the process itself (a machine that is busy, or slept) no more than one is laid to whom it waits for.
 * @returns ends the count
 */
export function afterOwnTime(milliseconds: number, over: () => void): () => void {
  const stopped = new AbortController()
  async function count(): Promise<void> {
    for (let left = milliseconds; left > 0; left -= STEP)
      await pause(Math.min(left, STEP), undefined, { signal: stopped.signal })
    over()
  }
  count().catch(() => undefined)
  return () => stopped.abort()
}
