import type { DocumentState } from './document.ts'
import type { JobState } from './job.ts'

const DOCUMENT_STATES: Record<JobState, DocumentState> = {
  queued: 'queued',
  working: 'processing',
  retryable: 'processing',
  done: 'ready',
  deadletter: 'failed',
  cancelled: 'cancelled',
}

/**
 * What the state of a reading makes of its document. One that has been read already (`hasText`) stays ready while it
 * is read again, and whatever comes of that: the earlier text is there to be searched and cited.
 */
export function documentStateOf(state: JobState, hasText: boolean): DocumentState {
  return hasText ? 'ready' : DOCUMENT_STATES[state]
}

/** True when nothing more will happen to the job by itself. */
export function hasEnded(state: JobState): boolean {
  return state === 'done' || state === 'deadletter' || state === 'cancelled'
}

/** True when a person may have it tried again. */
export function mayRetry(state: JobState): boolean {
  return state === 'deadletter' || state === 'cancelled'
}
