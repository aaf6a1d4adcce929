import type { ErrorCode } from '#contracts/error.ts'
import type { Job, JobEvent, JobList, JobListRequest, JobRow, JobState } from '#contracts/job.ts'
import { documentStateOf } from '#contracts/job-state.ts'
import { IN_THE_FILE } from '#contracts/may-help.ts'
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

/** What a kind needs to know beside its subject: JSON. */
export type JobParameters = Record<string, string | number | boolean | string[]>

function toJob(row: JobColumns): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    stage: row.stage,
    progress: row.progress,
    attempts: row.attempts,
    pagesDone: row.pagesDone,
    pagesTotal: row.pagesTotal,
    lastError: row.lastError as ErrorCode | null,
    documentId: row.documentId,
    runId: row.runId,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export async function insertJob(
  db: Db,
  values: {
    userId: number
    kind: JobKind
    documentId?: number
    runId?: number
    parameters?: JobParameters
    requestId?: string | null
  },
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

const subjectColumns = {
  document: { select: { id: true, filename: true, deletedAt: true } },
  run: {
    select: {
      analyses: {
        orderBy: { analysisId: 'asc' },
        take: 1,
        select: {
          analysisId: true,
          analysis: { select: { document: { select: { id: true, filename: true, deletedAt: true } } } },
        },
      },
    },
  },
} as const

interface SubjectColumns {
  document: DocumentColumns | null
  run: { analyses: { analysisId: number; analysis: { document: DocumentColumns } }[] } | null
}
type DocumentColumns = { id: number; filename: string; deletedAt: Date | null }

function toJobRow(row: JobColumns & SubjectColumns): JobRow {
  const asked = row.run?.analyses[0]
  const document = row.document ?? asked?.analysis.document ?? null
  return {
    ...toJob(row),
    document: document && {
      id: document.id,
      filename: document.filename,
      inTrash: document.deletedAt !== null,
    },
    analysisId: asked?.analysisId ?? null,
  }
}

/** The user's job with what it works on, or null. */
export async function findJobRow(db: Db, ids: { userId: number; id: string }): Promise<JobRow | null> {
  const select = { ...columns, ...subjectColumns }
  const row = await db.job.findFirst({ where: { userId: ids.userId, id: ids.id }, select })
  return row && toJobRow(row)
}

/** A page of the user's jobs, newest first, and how many there are in all. */
export async function listJobs(
  db: Db,
  by: JobListRequest & { userId: number },
): Promise<Pick<JobList, 'rows' | 'total'>> {
  const where = { userId: by.userId, ...(by.states ? { state: { in: by.states } } : {}) }
  const rows = await db.job.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: by.offset,
    take: by.limit,
    select: { ...columns, ...subjectColumns },
  })
  return { rows: rows.map(toJobRow), total: await db.job.count({ where }) }
}

/**
 * The user's jobs that failed and are worth another try, oldest first, a thousand at most: not those whose file is at
 * fault or in the trash, or that a later job of the kind has taken the place of.
 */
export async function listFailed(db: Db, userId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT j.id FROM jobs j LEFT JOIN documents d ON d.id = j.document_id
    WHERE j.user_id = ${userId} AND j.state = 'deadletter' AND d.deleted_at IS NULL
      AND coalesce(j.last_error, '') <> ALL(${[...IN_THE_FILE]})
      AND NOT EXISTS (
        SELECT 1 FROM jobs later
        WHERE later.document_id = j.document_id AND later.kind = j.kind AND later.created_at > j.created_at)
    ORDER BY j.created_at LIMIT 1000`
  return rows.map((row) => row.id)
}

/** True when a later job of the same kind works, or worked, on the same document. */
export async function hasSuccessor(db: Db, job: Job): Promise<boolean> {
  if (job.documentId === null) return false
  const { kind, documentId } = job
  const later = await db.job.findFirst({
    where: { kind, documentId, createdAt: { gt: job.createdAt } },
    select: { id: true },
  })
  return later !== null
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
export async function beginAttempt(db: Db, id: string): Promise<JobAtWork | null> {
  const fresh = { stage: 'started', progress: 0, pagesDone: null, pagesTotal: null }
  const rows = await db.job.updateManyAndReturn({
    where: { id, state: { notIn: ENDED } },
    data: { state: 'working', attempts: { increment: 1 }, ...fresh },
    select: { ...columns, userId: true, parameters: true, requestId: true },
  })
  const row = rows[0]
  if (!row) return null
  await addEvent(db, row)
  const { userId, parameters, requestId } = row
  return { ...toJob(row), userId, parameters, requestId }
}

/**
 * Whether a job may begin: fewer than `most` of the others that are `out` (handed to a worker that lives) are at work,
 * or it has ended. One that was at work when its worker died, and must wait, is at work no longer: two such jobs would
 * wait for each other. Whoever asks for the same user waits until the transaction ends, so that no two take the last
 * place.
 */
export async function hasTurn(
  tx: Db,
  { id, most, out }: { id: string; most: number; out: (kind: string, userId: number) => Promise<string[]> },
): Promise<boolean> {
  const job = await tx.job.findUnique({ where: { id }, select: { userId: true, kind: true, state: true } })
  if (!job || ENDED.includes(job.state)) return true
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('turn'), ${job.userId})`
  const others = (await out(job.kind, job.userId)).filter((other) => other !== id)
  if ((await tx.job.count({ where: { id: { in: others }, state: 'working' } })) < most) return true
  await moveJob(tx, id, ['working'], { state: 'retryable' })
  return false
}

/** A job as its worker sees it: with whose it is, its parameters, which the kind reads, and the request that made it. */
export type JobAtWork = Job & { userId: number; parameters: unknown; requestId: string | null }

/**
 * Writes a job's row if `attempt` is still the one at work, and locks it until the transaction ends.
 * False: another attempt has taken over, or the job was cancelled; the caller must write nothing more.
 */
export async function updateAttempt(
  db: Db,
  attempt: { id: string; number: number },
  data: AttemptNews,
): Promise<boolean> {
  const { counts, ...news } = data
  const rows = await db.job.updateManyAndReturn({
    where: { id: attempt.id, attempts: attempt.number, state: 'working' },
    // A write without news still has to take the row's lock.
    data: { ...news, updatedAt: new Date() },
    select: columns,
  })
  const row = rows[0]
  if (row && (data.stage || data.state)) await addEvent(db, row, counts)
  return row !== undefined
}

/** What an attempt says of its job. A new stage or state makes an event, which carries `counts`. */
export interface AttemptNews {
  stage?: string
  progress?: number
  pagesDone?: number
  pagesTotal?: number
  state?: JobState
  lastError?: ErrorCode | null
  counts?: Record<string, number> | undefined
}

/** Whether `attempt` is still the one at work, without locking anything. */
export async function isAtWork(db: Db, attempt: { id: string; number: number }): Promise<boolean> {
  const where = { id: attempt.id, attempts: attempt.number, state: 'working' } as const
  return (await db.job.count({ where })) > 0
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

/**
 * Keeps what happened. The time since the event before is how long that stage took; Postgres' clock measures it, as
 * the next attempt may be on another machine. What passed before a person's retry is no stage's time.
 */
async function addEvent(db: Db, row: JobColumns, counts?: Record<string, number>): Promise<void> {
  await db.$executeRaw`
    INSERT INTO job_events (job_id, attempt, stage, state, error, counts, at, duration_ms)
    SELECT ${row.id}::uuid, ${row.attempts}, ${row.stage}, ${row.state}::"JobState", ${row.lastError},
           ${counts ? JSON.stringify(counts) : null}::jsonb, clock_timestamp(),
           CASE WHEN ${row.state} <> 'queued' THEN
             least(2147483647, greatest(0, extract(epoch FROM clock_timestamp() - max(at)) * 1000))::int
           END
    FROM job_events WHERE job_id = ${row.id}::uuid`
}

/** Brings a document in line with its reading. The row's error is why there is nothing to read. */
export async function moveDocument(
  db: Db,
  documentId: number,
  job: { state: JobState; error: ErrorCode | null },
): Promise<void> {
  const hasText = (await db.documentText.count({ where: { documentId, readyAt: { not: null } } })) > 0
  await db.document.updateMany({
    where: { id: documentId },
    data: { state: documentStateOf(job.state, hasText), error: hasText ? null : job.error },
  })
}

/**
 * Removes what a reading that came to nothing has left: its half-read text, with pages, chunks and vectors. What an
 * attempt is just writing is passed over, for that one waits for the job's row in turn: it drops it when it hears.
 */
export async function dropReading(db: Db, jobId: string): Promise<void> {
  await db.$executeRaw`
    DELETE FROM document_texts WHERE id IN (
      SELECT t.id FROM document_texts t JOIN jobs j ON j.id = t.job_id
      WHERE t.job_id = ${jobId}::uuid AND t.ready_at IS NULL AND j.state IN ('cancelled', 'deadletter')
      FOR UPDATE OF t SKIP LOCKED)`
}

/** Removes the half-read texts of all readings that have ended, as `dropReading` does for one. Returns how many. */
export function dropEndedReadings(db: Db): Promise<number> {
  return db.$executeRaw`
    DELETE FROM document_texts WHERE id IN (
      SELECT t.id FROM document_texts t LEFT JOIN jobs j ON j.id = t.job_id
      WHERE t.ready_at IS NULL AND (j.id IS NULL OR j.state IN ('cancelled', 'deadletter'))
      FOR UPDATE OF t SKIP LOCKED)`
}

/** Keeps others from beginning or repeating a reading of the document until the transaction ends. */
export async function lockDocument(tx: Db, documentId: number): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM documents WHERE id = ${documentId} FOR NO KEY UPDATE`
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
