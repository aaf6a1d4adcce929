import { z } from 'zod'

const status = z.enum(['ok', 'degraded', 'down'])
const cache = z.enum(['redis', 'memory', 'down'])
const database = z.enum(['connected', 'disconnected'])
const worker = z.enum(['alive', 'dead'])

export const health = z.object({
  status,
  environment: z.string(),
  version: z.string(),
  database,
  cache,
  storage: z.string(),
  worker,
})
export type Health = z.infer<typeof health>

/** `/health/db`. What could not be read is null. `pool`: connections of the process that answers. */
export const databaseHealth = z.object({
  status,
  database,
  migrations: z.object({ applied: z.int().nullable(), pending: z.int().nullable() }),
  vectors: z.object({
    driver: z.enum(['pgvector', 'exact', 'off']).nullable(),
    extension: z.enum(['installed', 'available', 'absent']).nullable(),
  }),
  pool: z.object({ idle: z.int(), busy: z.int(), waiting: z.int(), max: z.int() }),
})
export type DatabaseHealth = z.infer<typeof databaseHealth>

/** A kind of job that waits or is at work; how long the oldest one that could be at work waits. */
export const queueHealth = z.object({
  kind: z.string(),
  queued: z.int(),
  working: z.int(),
  retryable: z.int(),
  oldestSeconds: z.int(),
})
export type QueueHealth = z.infer<typeof queueHealth>

/** `/health/worker`. `queue` is null while the database is away. */
export const workerHealth = z.object({
  status,
  worker,
  workers: z.array(z.object({ id: z.uuid(), startedAt: z.iso.datetime(), silentSeconds: z.int() })),
  queue: z.array(queueHealth).nullable(),
})
export type WorkerHealth = z.infer<typeof workerHealth>

/** `/health/external`. A provider that was not asked since its processes began has neither been seen nor failed. */
export const externalHealth = z.object({
  status,
  providers: z.array(
    z.object({
      name: z.string(),
      breaker: z.enum(['closed', 'open', 'half-open']),
      lastSeen: z.string().nullable(),
      lastFailed: z.string().nullable(),
      lastError: z.string().nullable(),
    }),
  ),
  cache,
  storage: z.string(),
  mail: z.enum(['smtp', 'off']),
})
export type ExternalHealth = z.infer<typeof externalHealth>
