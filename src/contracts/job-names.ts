import type { Job } from './job.ts'

/** The names by which programs know how far a document is. A closed list: none is ever taken away. */
export const PROGRAM_STATUSES = [
  'queued',
  'job_validated',
  'parse_queued',
  'parsing',
  'parsed',
  'chunking',
  'chunked',
  'embedding',
  'embedded',
  'processing',
  'complete',
  'failed',
] as const
export type ProgramStatus = (typeof PROGRAM_STATUSES)[number]

/** While a job is at work, its stage says it. What is no stage of a reading (a question's) is `processing`. */
export const STATUS_OF_STAGE: Record<string, ProgramStatus> = {
  queued: 'queued',
  started: 'queued',
  validated: 'job_validated',
  parsing: 'parsing',
  parsed: 'parsed',
  chunking: 'chunking',
  chunked: 'chunked',
  embedding: 'embedding',
  embedded: 'embedded',
}

/** Otherwise its state says it. A program that waits for `complete` or `failed` comes to an end in every case. */
export const STATUS_OF_STATE = {
  queued: 'queued',
  retryable: 'parse_queued',
  done: 'complete',
  deadletter: 'failed',
  cancelled: 'failed',
} as const satisfies Record<Exclude<Job['state'], 'working'>, ProgramStatus>

/** A job's status as programs see it; beside it they are shown our own `state` and `stage`. */
export function programStatus({ state, stage }: Pick<Job, 'state' | 'stage'>): ProgramStatus {
  return state === 'working' ? (STATUS_OF_STAGE[stage] ?? 'processing') : STATUS_OF_STATE[state]
}
