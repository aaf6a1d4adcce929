import { z } from 'zod'
import type { QueuePolicy } from '#server/platform/queue.ts'

export type JobKind = 'ingest' | 'analyse' | 'embed'

/** What a message carries: the job's row says the rest. */
export const jobPayload = z.object({ jobId: z.uuid() })

/** Each kind's queue. Three deliveries in all: a poison file must not kill workers for ever. */
export const POLICIES: Record<JobKind, QueuePolicy> = {
  ingest: { retryLimit: 2, expireInSeconds: 15 * 60 },
  analyse: { retryLimit: 2, expireInSeconds: 60 * 60 },
  embed: { retryLimit: 2, expireInSeconds: 15 * 60 },
}
