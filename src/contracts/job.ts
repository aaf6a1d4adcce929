import { z } from 'zod'
import { errorCode } from './error.ts'

export const jobId = z.object({ id: z.uuid() })

export const jobState = z.enum(['queued', 'working', 'retryable', 'done', 'deadletter', 'cancelled'])
export type JobState = z.infer<typeof jobState>

/** Background work on a document or an analysis. `progress` is 0 to 1. */
export const job = z.object({
  id: z.uuid(),
  kind: z.enum(['ingest', 'analyse']),
  state: jobState,
  stage: z.string(),
  progress: z.number(),
  attempts: z.int(),
  lastError: errorCode.nullable(),
  documentId: z.int().nullable(),
  runId: z.int().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Job = z.infer<typeof job>

export const jobEvent = z.object({
  attempt: z.int(),
  stage: z.string(),
  state: jobState,
  error: errorCode.nullable(),
  at: z.iso.datetime(),
})
export type JobEvent = z.infer<typeof jobEvent>
