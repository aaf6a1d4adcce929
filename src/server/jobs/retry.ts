import type { Job } from '#contracts/job.ts'
import { inTransaction, isUniqueViolation } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findJob, moveJob } from './repo.ts'
import { moveSubject } from './subject.ts'

/** The same question is being answered by a newer run: there is nothing to try again. */
function alreadyUnderWay(error: unknown): never {
  throw isUniqueViolation(error) ? new AppError('job.not_retryable', {}, { cause: error }) : error
}

/** Tries a failed or cancelled job again. Throws `job.not_found`, `job.not_retryable`. */
export async function retry(
  deps: Pick<Deps, 'db' | 'queue'>,
  input: { userId: number; id: string },
): Promise<Job> {
  const found = await findJob(deps.db, input)
  if (!found) throw new AppError('job.not_found')
  return inTransaction(deps.db, async (tx) => {
    const job = await moveJob(tx, input.id, ['deadletter', 'cancelled'], {
      state: 'queued',
      stage: 'queued',
      progress: 0,
      lastError: null,
    })
    if (!job) throw new AppError('job.not_retryable')
    await moveSubject(tx, job).catch(alreadyUnderWay)
    await deps.queue.send(tx, job.kind, { jobId: job.id }, { group: String(input.userId) })
    return job
  })
}
