import { z } from 'zod'
import type { QueueHealth } from '#contracts/health.ts'
import type { Db } from '#server/platform/db.ts'

export async function ping(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`
}

const providerReport = z.object({
  breaker: z.string(),
  /** When it last answered, and when it last failed, and how: the error's code. ISO 8601, UTC. */
  lastSeen: z.string().nullable(),
  lastFailed: z.string().nullable(),
  lastError: z.string().nullable(),
})
export type ProviderReport = z.infer<typeof providerReport>

/** What only the worker knows: how it met the providers of language models. */
const workerReport = z.object({
  failingProviders: z.array(z.string()).default([]),
  providers: z.record(z.string(), providerReport).default({}),
})
export type WorkerReport = z.infer<typeof workerReport>

/** Keeps a worker's sign of life. */
export async function beat(db: Db, id: string, report: WorkerReport): Promise<void> {
  await db.worker.upsert({
    where: { id },
    create: { id, report, seenAt: new Date() },
    update: { report, seenAt: new Date() },
  })
}

export async function forgetWorker(db: Db, id: string): Promise<void> {
  await db.worker.deleteMany({
    where: { OR: [{ id }, { seenAt: { lt: new Date(Date.now() - 3_600_000) } }] },
  })
}

/** The latest signs of life, the newest first. A release before this one reports in another shape. */
export async function listBeats(
  db: Db,
): Promise<{ id: string; startedAt: Date; seenAt: Date; report: WorkerReport }[]> {
  const rows = await db.worker.findMany({ orderBy: { seenAt: 'desc' }, take: 100 })
  return rows.map((row) => ({
    ...row,
    report: workerReport.safeParse(row.report).data ?? workerReport.parse({}),
  }))
}

export async function listMigrations(db: Db): Promise<{ name: string; isFinished: boolean }[]> {
  return db.$queryRaw`
    SELECT migration_name AS name, finished_at IS NOT NULL AS "isFinished" FROM _prisma_migrations
    WHERE rolled_back_at IS NULL`
}

/** Whether this Postgres has pgvector: made in this database, there to be made, or not there. */
export async function vectorExtension(db: Db): Promise<'installed' | 'available' | 'absent'> {
  const [row] = await db.$queryRaw<{ installed: string | null }[]>`
    SELECT installed_version AS installed FROM pg_available_extensions WHERE name = 'vector'`
  return !row ? 'absent' : row.installed === null ? 'available' : 'installed'
}

/**
 * What waits and what is at work, by kind. `oldestSeconds`: how long the oldest waiting job waits, of users who have
 * none of the kind at work; the others wait for their owner's turn, not for a worker.
 */
export async function queueFigures(db: Db): Promise<QueueHealth[]> {
  return db.$queryRaw`
    SELECT j.kind::text AS kind,
           count(*) FILTER (WHERE j.state = 'queued')::int AS queued,
           count(*) FILTER (WHERE j.state = 'working')::int AS working,
           count(*) FILTER (WHERE j.state = 'retryable')::int AS retryable,
           coalesce(max(extract(epoch FROM now() - j.updated_at)) FILTER (
             WHERE j.state <> 'working' AND NOT EXISTS (
               SELECT 1 FROM jobs other
               WHERE other.user_id = j.user_id AND other.kind = j.kind AND other.state = 'working')), 0)::int
             AS "oldestSeconds"
    FROM jobs j WHERE j.state IN ('queued', 'working', 'retryable')
    GROUP BY j.kind ORDER BY j.kind`
}

/** Bytes of the database, and when the last backup was finished: ISO 8601, or null without one. */
export async function storageFigures(db: Db): Promise<{ bytes: number; lastBackup: string | null }> {
  const [row] = await db.$queryRaw<{ bytes: number; lastBackup: string | null }[]>`
    SELECT pg_database_size(current_database())::float8 AS bytes,
           (SELECT value->>'at' FROM settings WHERE key = 'backup.last') AS "lastBackup"`
  return row ?? { bytes: 0, lastBackup: null }
}
