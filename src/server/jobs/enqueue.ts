import type { Job } from '#contracts/job.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { currentTrace } from '#server/platform/trace.ts'
import type { JobKind } from './kinds.ts'
import { insertJob, type JobParameters } from './repo.ts'

/**
 * Makes a job and sends its message, in the caller's transaction `db`: with the row of the document or run that
 * it is about, or not at all.
 */
export async function enqueue(
  deps: Pick<Deps, 'queue'> & { db: Db },
  input: { userId: number; kind: JobKind; documentId?: number; runId?: number; parameters?: JobParameters },
): Promise<Job> {
  const job = await insertJob(deps.db, { ...input, requestId: currentTrace().request ?? null })
  await deps.queue.send(deps.db, input.kind, { jobId: job.id }, { group: String(input.userId) })
  return job
}
