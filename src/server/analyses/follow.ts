import type { RunEvent, RunState } from '#contracts/analysis.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { ring } from '#server/platform/wake.ts'
import { findRunState, listRunEvents } from './runs/repo.ts'

/** Rows are read again this often even without a notice, in milliseconds. */
const RESYNC = 10_000

const ENDED = new Set<RunState>(['done', 'stopped', 'failed'])

/** A run whose owner has been checked. */
export interface OwnedRun {
  userId: number
  id: number
}

/** Throws `analysis.not_found`, the same for what doesn't exist and for what is somebody else's. */
export async function ownedRun(deps: Pick<Deps, 'db'>, input: OwnedRun): Promise<OwnedRun> {
  if (!(await findRunState(deps.db, input))) throw new AppError('analysis.not_found')
  return input
}

/**
 * What happens in a run, from `after` on, in order, without gap or repeat, until it has ended or is gone. The rows
 * are the truth; a notice only says that there may be new ones.
 */
export async function* followRun(
  deps: Pick<Deps, 'db' | 'wake'>,
  input: { run: OwnedRun; after: number; signal: AbortSignal },
): AsyncGenerator<{ seq: number; event: RunEvent }> {
  const { run, signal } = input
  const bell = ring(deps.wake, `run:${run.id}`, signal)
  let after = input.after
  try {
    while (!signal.aborted) {
      // Asked before the events: what ends the run is written with its last event.
      const state = (await findRunState(deps.db, run))?.state
      for (const row of await listRunEvents(deps.db, { runId: run.id, after })) {
        after = row.seq
        yield row
      }
      if (state === undefined || ENDED.has(state)) return
      await bell.next(RESYNC)
    }
  } finally {
    bell.stop()
  }
}
