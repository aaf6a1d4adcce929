import type { Job } from '#contracts/job.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findJob, moveJob, UNDER_WAY } from './repo.ts'
import { moveSubject } from './subject.ts'

/**
 * Cancels a job. The row is moved at once, which ends the attempt's right to write; the worker hears of it and
 * stops. Throws `job.not_found`, `job.not_cancellable` when it has ended.
 */
export async function cancel(deps: Pick<Deps, 'db'>, input: { userId: number; id: string }): Promise<Job> {
  const found = await findJob(deps.db, input)
  if (!found) throw new AppError('job.not_found')
  return inTransaction(deps.db, async (tx) => {
    const job = await moveJob(tx, input.id, UNDER_WAY, { state: 'cancelled' })
    if (!job) throw new AppError('job.not_cancellable')
    await moveSubject(tx, job)
    return job
  })
}
