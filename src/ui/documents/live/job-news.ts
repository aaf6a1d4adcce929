import type { DocumentRow, DocumentState } from '#contracts/document.ts'
import type { Job, JobState } from '#contracts/job.ts'

const STATES: Record<JobState, DocumentState> = {
  queued: 'queued',
  working: 'processing',
  retryable: 'processing',
  done: 'ready',
  deadletter: 'failed',
  cancelled: 'cancelled',
}

/** What the reading of a document, as its job tells it, makes of the document's state. */
export function documentStateOf(state: JobState): DocumentState {
  return STATES[state]
}

/** True when nothing more will happen to the job by itself. */
export function hasEnded(state: JobState): boolean {
  return state === 'done' || state === 'deadletter' || state === 'cancelled'
}

/** The row as the news of its job makes it; the same object when the news is of another job. */
export function withNews<Row extends DocumentRow>(row: Row, job: Job): Row {
  if (job.kind !== 'ingest' || job.documentId !== row.id) return row
  return {
    ...row,
    state: documentStateOf(job.state),
    error: job.lastError,
    jobId: job.id,
    stage: job.stage,
    progress: hasEnded(job.state) ? null : job.progress,
  }
}
