import type { RunEvent } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { Job } from '#contracts/job.ts'
import { mayRetry } from '#contracts/job-state.ts'
import type { Db } from '#server/platform/db.ts'
import * as repo from './repo.ts'

const RUN_STATE = {
  queued: 'queued',
  working: 'working',
  retryable: 'working',
  done: 'done',
  deadletter: 'failed',
  cancelled: 'stopped',
} as const

/**
 * Brings the document or the run that a job works on in line with the job's state. Always called in the
 * transaction that moved the job, so that the two can't say different things.
 */
export async function moveSubject(db: Db, job: Job): Promise<void> {
  const error: ErrorCode | null = job.state === 'deadletter' ? (job.lastError ?? 'service.unexpected') : null
  if (job.kind === 'ingest' && job.documentId !== null) {
    if (mayRetry(job.state)) await repo.dropReading(db, job.id)
    await repo.moveDocument(db, job.documentId, { state: job.state, error })
  }
  if (job.kind === 'analyse' && job.runId !== null) {
    const state = RUN_STATE[job.state]
    await repo.moveRun(db, job.runId, { state, error })
    await repo.appendRunEvent(db, job.runId, await runEventFor(db, job.runId, state, error))
  }
}

async function runEventFor(
  db: Db,
  runId: number,
  state: (typeof RUN_STATE)[Job['state']],
  error: ErrorCode | null,
): Promise<RunEvent> {
  if (state === 'queued' || state === 'working') return { type: 'state', state, progress: null }
  const outcome = (await repo.outcomeOfRun(db, runId)) as 'answered' | 'not_found' | null
  return { type: 'end', state, outcome, error }
}
