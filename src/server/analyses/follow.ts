import type { RunEvent } from '#contracts/analysis.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { ring } from '#server/platform/wake.ts'
import { findRunState, listRunEvents } from './repo.ts'

/** Rows are read again this often even without a notice, in milliseconds. */
const RESYNC = 10_000

/**
 * What happens in a run, from `after` on, in order, without gap or repeat, until it ends. The rows are the truth; a
 * notice only says that there may be new ones. Throws `analysis.not_found`.
 */
export async function* followRun(
  deps: Pick<Deps, 'db' | 'wake'>,
  input: { userId: number; runId: number; after: number; signal: AbortSignal },
): AsyncGenerator<{ seq: number; event: RunEvent }> {
  const owned = await findRunState(deps.db, { userId: input.userId, id: input.runId })
  if (!owned) throw new AppError('analysis.not_found')
  const bell = ring(deps.wake, `run:${input.runId}`, input.signal)
  let after = input.after
  try {
    while (!input.signal.aborted) {
      for (const row of await listRunEvents(deps.db, { runId: input.runId, after })) {
        after = row.seq
        yield row
        if (row.event.type === 'end') return
      }
      await bell.next(RESYNC)
    }
  } finally {
    bell.stop()
  }
}
