import { cancel } from '#server/jobs/cancel.ts'
import { findJobOfRun, lockJobsOfRun } from '#server/jobs/repo.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { forgetRun } from './cache.ts'
import { deleteAnalysis, findAnalysis } from './repo.ts'

type Input = { userId: number; id: number }

/** Stops an analysis under way; what is there is kept. One that has ended stays as it is. Throws `analysis.not_found`. */
export async function stop(deps: Pick<Deps, 'db'>, input: Input): Promise<void> {
  const analysis = await findAnalysis(deps.db, input)
  if (!analysis) throw new AppError('analysis.not_found')
  const job = await findJobOfRun(deps.db, { userId: input.userId, runId: analysis.runId })
  if (!job) return
  await cancel(deps, { userId: input.userId, id: job.id }).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'job.not_cancellable')) throw error
  })
}

/** Takes an analysis out of the history, for good. Throws `analysis.not_found`. */
export async function remove(deps: Pick<Deps, 'db' | 'cache'>, input: Input): Promise<void> {
  const analysis = await findAnalysis(deps.db, input)
  if (!analysis) throw new AppError('analysis.not_found')
  await inTransaction(deps.db, async (tx) => {
    // Jobs are locked before runs, here as in an attempt's writes: the other way round the two would wait for each other.
    await lockJobsOfRun(tx, analysis.runId)
    await deleteAnalysis(tx, analysis.id)
  })
  await forgetRun(deps, analysis)
}
