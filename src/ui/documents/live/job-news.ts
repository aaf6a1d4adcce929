import type { DocumentRow } from '#contracts/document.ts'
import type { Job } from '#contracts/job.ts'
import { documentStateOf, hasEnded } from '#contracts/job-state.ts'

/** The row as the news of its job makes it; the same object when the news is of another job. */
export function withNews<Row extends DocumentRow>(row: Row, job: Job): Row {
  if (job.kind !== 'ingest' || job.documentId !== row.id) return row
  // Only what has been read has pages.
  const hasText = row.pages !== null
  return {
    ...row,
    state: documentStateOf(job.state, hasText),
    error: hasText ? null : job.lastError,
    jobId: job.id,
    jobState: job.state,
    stage: job.stage,
    progress: hasEnded(job.state) ? null : job.progress,
    pagesDone: job.pagesDone,
    pagesTotal: job.pagesTotal,
  }
}
