import type { Job } from '#contracts/job.ts'
import type { Deps } from '#server/platform/deps.ts'
import { ENDED, findJobsById, listUnderWay } from './repo.ts'

/** Rows are read again this often even without a notice, in milliseconds. */
const RESYNC = 15_000

/**
 * A user's jobs as they move: what is under way at first, then each change. State, not history: a reader who comes
 * back is told how things stand.
 */
export async function* followJobs(
  deps: Pick<Deps, 'db' | 'wake'>,
  input: { userId: number; signal: AbortSignal },
): AsyncGenerator<Job> {
  const changed = new Set<string>()
  let resync = true
  let release: (() => void) | null = null
  const stop = deps.wake.on(`job:${input.userId}`, (id) => {
    if (id === '') resync = true
    else changed.add(id)
    release?.()
  })
  const onAbort = () => release?.()
  input.signal.addEventListener('abort', onAbort)
  const known = new Set<string>()
  try {
    while (!input.signal.aborted) {
      const ids = [...changed]
      changed.clear()
      if (resync) {
        resync = false
        for (const job of await listUnderWay(deps.db, input.userId)) known.add(job.id)
        ids.push(...known)
      }
      for (const job of ids.length > 0 ? await findJobsById(deps.db, input.userId, ids) : []) {
        known.add(job.id)
        if (ENDED.includes(job.state)) known.delete(job.id)
        yield job
      }
      if (changed.size > 0 || resync || input.signal.aborted) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          resync = true
          resolve()
        }, RESYNC)
        release = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      release = null
    }
  } finally {
    stop()
    input.signal.removeEventListener('abort', onAbort)
  }
}
