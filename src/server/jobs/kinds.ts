import { z } from 'zod'
import type { QueuePolicy } from '#server/platform/queue.ts'

export type JobKind = 'ingest' | 'analyse' | 'embed'

/** What a message carries: the job's row says the rest. */
export const jobPayload = z.object({ jobId: z.uuid() })

/**
 * Each kind's queue. Three deliveries in all: a poison file must not kill workers for ever. A book of scans is
 * recognised for hours; a dead worker's job doesn't wait for that, its heartbeat is missed first.
 */
export const POLICIES: Record<JobKind, QueuePolicy> = {
  ingest: { retryLimit: 2, expireInSeconds: 6 * 60 * 60 },
  analyse: { retryLimit: 2, expireInSeconds: 60 * 60 },
  embed: { retryLimit: 2, expireInSeconds: 15 * 60 },
}
