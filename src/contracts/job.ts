import { z } from 'zod'
import { errorCode } from './error.ts'
import { offset } from './id.ts'

export const jobId = z.object({ id: z.uuid() })

export const jobState = z.enum(['queued', 'working', 'retryable', 'done', 'deadletter', 'cancelled'])
export type JobState = z.infer<typeof jobState>

/**
 * The stages of a reading, in order. Each leaves something that the next attempt goes on from: `parsed` the text with
 * its pages, `chunked` the index of words, `embedded` that of meaning (passed at once where no model is set up).
 */
export const INGEST_STAGES = [
  'queued',
  'started',
  'validated',
  'parsing',
  'parsed',
  'chunking',
  'chunked',
  'embedding',
  'embedded',
] as const

/** Background work on a document or an analysis. `progress` is 0 to 1; `pagesDone` of `pagesTotal` while it reads. */
export const job = z.object({
  id: z.uuid(),
  kind: z.enum(['ingest', 'analyse', 'embed']),
  state: jobState,
  stage: z.string(),
  progress: z.number(),
  attempts: z.int(),
  pagesDone: z.int().nullable(),
  pagesTotal: z.int().nullable(),
  lastError: errorCode.nullable(),
  documentId: z.int().nullable(),
  runId: z.int().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Job = z.infer<typeof job>

/** A job with what it works on: the document that is read or asked, and the question's analysis. */
export const jobRow = job.extend({
  document: z.object({ id: z.int(), filename: z.string(), inTrash: z.boolean() }).nullable(),
  analysisId: z.int().nullable(),
})
export type JobRow = z.infer<typeof jobRow>

/** A page of the user's jobs, newest first; `states` narrows it. */
export const jobListRequest = z.object({
  limit: z.int().min(1).max(200).default(50),
  offset: offset.default(0),
  states: z.array(jobState).max(6).optional(),
})
export type JobListRequest = z.infer<typeof jobListRequest>

/** `total` counts all that match, `failed` those of all jobs that can be tried again after a failure. */
export const jobList = z.object({ rows: z.array(jobRow), total: z.int(), failed: z.int() })
export type JobList = z.infer<typeof jobList>

export const jobEvent = z.object({
  attempt: z.int(),
  stage: z.string(),
  state: jobState,
  error: errorCode.nullable(),
  /** How long the stage before this one took, in milliseconds. */
  durationMs: z.int().nullable(),
  /** What the stage made: pages, characters, chunks, vectors. */
  counts: z.record(z.string(), z.int()).nullable(),
  at: z.iso.datetime(),
})
export type JobEvent = z.infer<typeof jobEvent>
