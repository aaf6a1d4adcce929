import type { Job } from '#contracts/job.ts'
import { inTransaction, isUniqueViolation } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findJob, hasSuccessor, listFailed, lockDocument, moveJob } from './repo.ts'
import { moveSubject } from './subject.ts'

/** The same question is being answered by a newer run: there is nothing to try again. */
function alreadyUnderWay(error: unknown): never {
  throw isUniqueViolation(error) ? new AppError('job.not_retryable', {}, { cause: error }) : error
}

/**
 * Tries a failed or cancelled job again. Throws `job.not_found`, and `job.not_retryable` also for a reading that a
 * newer one has taken the place of.
 */
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
    if (job.documentId !== null) await lockDocument(tx, job.documentId)
    if (await hasSuccessor(tx, job)) throw new AppError('job.not_retryable')
    await moveSubject(tx, job).catch(alreadyUnderWay)
    await deps.queue.send(tx, job.kind, { jobId: job.id }, { group: String(input.userId) })
    return job
  })
}

/** Tries all of the user's failed jobs again that are worth it. Returns how many. */
export async function retryFailed(
  deps: Pick<Deps, 'db' | 'queue'>,
  input: { userId: number },
): Promise<{ retried: number }> {
  let retried = 0
  for (const id of await listFailed(deps.db, input.userId))
    try {
      await retry(deps, { userId: input.userId, id })
      retried += 1
    } catch (error) {
      // It may have been retried or removed meanwhile.
      if (!(error instanceof AppError && error.code.startsWith('job.'))) throw error
    }
  return { retried }
}
