import type { JobEvent, JobList, JobListRequest, JobRow } from '#contracts/job.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findJobRow, listEvents, listFailed, listJobs } from './repo.ts'

/** A page of the user's jobs, newest first, with how many there are and how many can be tried again. */
export async function list(
  deps: Pick<Deps, 'db'>,
  input: JobListRequest & { userId: number },
): Promise<JobList> {
  const failed = await listFailed(deps.db, input.userId)
  return { ...(await listJobs(deps.db, input)), failed: failed.length }
}

/** A job and what happened to it. Throws `job.not_found`. */
export async function detail(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: string },
): Promise<{ job: JobRow; events: JobEvent[] }> {
  const job = await findJobRow(deps.db, input)
  if (!job) throw new AppError('job.not_found')
  return { job, events: await listEvents(deps.db, job.id) }
}
