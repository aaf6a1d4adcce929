import type { ErrorCode } from '#contracts/error.ts'
import type { Job, JobEvent, JobState } from '#contracts/job.ts'
import type { Db } from '#server/platform/db.ts'
import type { JobKind } from './kinds.ts'

export const ENDED: JobState[] = ['done', 'deadletter', 'cancelled']
export const UNDER_WAY: JobState[] = ['queued', 'working', 'retryable']

const columns = {
  id: true,
  kind: true,
  state: true,
  stage: true,
  progress: true,
  attempts: true,
  pagesDone: true,
  pagesTotal: true,
  lastError: true,
  documentId: true,
  runId: true,
  createdAt: true,
  updatedAt: true,
} as const

interface JobColumns {
  id: string
  kind: JobKind
  state: JobState
  stage: string
  progress: number
  attempts: number
  pagesDone: number | null
  pagesTotal: number | null
  lastError: string | null
  documentId: number | null
  runId: number | null
  createdAt: Date
  updatedAt: Date
}

function toJob(row: JobColumns): Job {
  return {
    ...row,
    lastError: row.lastError as ErrorCode | null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export async function insertJob(
  db: Db,
  values: { userId: number; kind: JobKind; documentId?: number; runId?: number },
): Promise<Job> {
  const row = await db.job.create({ data: values, select: columns })
  await addEvent(db, row)
  return toJob(row)
}

/** The user's job, or null: the same for what doesn't exist and what is somebody else's. */
export async function findJob(db: Db, ids: { userId: number; id: string }): Promise<Job | null> {
  const row = await db.job.findFirst({ where: { userId: ids.userId, id: ids.id }, select: columns })
  return row && toJob(row)
}

export async function listJobs(db: Db, by: { userId: number; limit: number }): Promise<Job[]> {
  const rows = await db.job.findMany({
    where: { userId: by.userId },
    orderBy: { createdAt: 'desc' },
    take: by.limit,
    select: columns,
  })
  return rows.map(toJob)
}

export async function listUnderWay(db: Db, userId: number): Promise<Job[]> {
  const rows = await db.job.findMany({
    where: { userId, state: { in: UNDER_WAY } },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: columns,
  })
  return rows.map(toJob)
}

export async function findJobsById(db: Db, userId: number, ids: string[]): Promise<Job[]> {
  const rows = await db.job.findMany({ where: { userId, id: { in: ids } }, select: columns })
  return rows.map(toJob)
}

/** The latest job of a run that hasn't ended, or null. */
export async function findJobOfRun(db: Db, by: { userId: number; runId: number }): Promise<Job | null> {
  const row = await db.job.findFirst({
    where: { userId: by.userId, runId: by.runId, state: { in: UNDER_WAY } },
    orderBy: { createdAt: 'desc' },
    select: columns,
  })
  return row && toJob(row)
}

export async function findJobsOfDocument(db: Db, by: { userId: number; documentId: number }): Promise<Job[]> {
  const rows = await db.job.findMany({
    where: { userId: by.userId, documentId: by.documentId, state: { in: UNDER_WAY } },
    select: columns,
  })
  return rows.map(toJob)
}

export async function listEvents(db: Db, jobId: string): Promise<JobEvent[]> {
  const rows = await db.jobEvent.findMany({ where: { jobId }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({
    attempt: row.attempt,
    stage: row.stage,
    state: row.state,
    error: row.error as ErrorCode | null,
    durationMs: row.durationMs,
    counts: row.counts as JobEvent['counts'],
    at: row.at.toISOString(),
  }))
}

/** Begins an attempt: counts it, which ends every older one's right to write. Null when the job has ended. */
export async function beginAttempt(db: Db, id: string): Promise<(Job & { userId: number }) | null> {
  const rows = await db.job.updateManyAndReturn({
    where: { id, state: { notIn: ENDED } },
    data: { state: 'working', attempts: { increment: 1 }, stage: 'started', progress: 0 },
    select: { ...columns, userId: true },
  })
  const row = rows[0]
  if (!row) return null
  await addEvent(db, row)
  return { ...toJob(row), userId: row.userId }
}

/**
 * Writes a job's row if `attempt` is still the one at work, and locks it until the transaction ends.
 * False: another attempt has taken over, or the job was cancelled; the caller must write nothing more.
 */
export async function updateAttempt(
  db: Db,
  attempt: { id: string; number: number },
  data: { stage?: string; progress?: number; state?: JobState; lastError?: ErrorCode | null },
): Promise<boolean> {
  const rows = await db.job.updateManyAndReturn({
    where: { id: attempt.id, attempts: attempt.number, state: 'working' },
    // A write without news still has to take the row's lock.
    data: { ...data, updatedAt: new Date() },
    select: columns,
  })
  const row = rows[0]
  if (row && (data.stage || data.state)) await addEvent(db, row)
  return row !== undefined
}

/** Moves a job to another state from outside of an attempt. False when it wasn't in one of `from`. */
export async function moveJob(
  db: Db,
  id: string,
  from: JobState[],
  data: { state: JobState; stage?: string; progress?: number; lastError?: ErrorCode | null },
): Promise<Job | null> {
  const rows = await db.job.updateManyAndReturn({ where: { id, state: { in: from } }, data, select: columns })
  const row = rows[0]
  if (!row) return null
  await addEvent(db, row)
  return toJob(row)
}

async function addEvent(db: Db, row: JobColumns): Promise<void> {
  await db.jobEvent.create({
    data: { jobId: row.id, attempt: row.attempts, stage: row.stage, state: row.state, error: row.lastError },
  })
}

/** What a job's state means for the document that it reads. */
export async function moveDocument(
  db: Db,
  documentId: number,
  data: { state: 'queued' | 'processing' | 'ready' | 'failed' | 'cancelled'; error: ErrorCode | null },
): Promise<void> {
  await db.document.updateMany({ where: { id: documentId }, data })
}

/** What a job's state means for the run that it makes. */
export async function moveRun(
  db: Db,
  runId: number,
  data: { state: 'queued' | 'working' | 'done' | 'stopped' | 'failed'; error: ErrorCode | null },
): Promise<void> {
  const now = new Date()
  const times =
    data.state === 'working'
      ? { startedAt: now }
      : data.state === 'queued'
        ? { finishedAt: null }
        : { finishedAt: now }
  await db.run.updateMany({ where: { id: runId }, data: { ...data, ...times } })
}

/** Appends to what the readers of a run follow. The run's row is locked, so that numbers have no gap or double. */
export async function appendRunEvent(db: Db, runId: number, event: object): Promise<void> {
  await db.$executeRaw`SELECT 1 FROM runs WHERE id = ${runId} FOR UPDATE`
  await db.$executeRaw`
    INSERT INTO run_events (run_id, seq, event)
    SELECT ${runId}, coalesce(max(seq), 0) + 1, ${JSON.stringify(event)}::jsonb FROM run_events WHERE run_id = ${runId}`
}

export async function outcomeOfRun(db: Db, runId: number): Promise<string | null> {
  const row = await db.run.findUnique({ where: { id: runId }, select: { outcome: true } })
  return row?.outcome ?? null
}

/** Waits for the attempts that write, and keeps others out until the transaction ends. */
export async function lockJobsOfRun(tx: Db, runId: number): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM jobs WHERE run_id = ${runId} FOR UPDATE`
}
