import type { Job, JobEvent } from '#contracts/job.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findJob, listEvents, listJobs } from './repo.ts'

/** The user's latest jobs, newest first. */
export function list(deps: Pick<Deps, 'db'>, input: { userId: number; limit: number }): Promise<Job[]> {
  return listJobs(deps.db, input)
}

/** A job and what happened to it. Throws `job.not_found`. */
export async function detail(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: string },
): Promise<{ job: Job; events: JobEvent[] }> {
  const job = await findJob(deps.db, input)
  if (!job) throw new AppError('job.not_found')
  return { job, events: await listEvents(deps.db, job.id) }
}
