import { expect, test } from 'vitest'
import type { DocumentRow } from '#contracts/document.ts'
import type { Job } from '#contracts/job.ts'
import { withNews } from './job-news.ts'

const JOB = '00000000-0000-4000-8000-000000000000'
const AT = '2026-11-21T12:00:00Z'

const row: DocumentRow = {
  id: 7,
  filename: 'lease.pdf',
  fileType: 'pdf',
  sizeBytes: 1,
  state: 'queued',
  error: null,
  pages: null,
  createdAt: AT,
  deletedAt: null,
  jobId: null,
  stage: null,
  progress: null,
  jobState: null,
  pagesDone: null,
  pagesTotal: null,
  localOnly: false,
}

function news(of: Partial<Job>): Job {
  return {
    id: JOB,
    kind: 'ingest',
    state: 'working',
    stage: 'parsing',
    progress: 0.4,
    attempts: 1,
    pagesDone: null,
    pagesTotal: null,
    lastError: null,
    documentId: 7,
    runId: null,
    createdAt: AT,
    updatedAt: AT,
    ...of,
  }
}

test('a row shows how far the reading is', () => {
  expect(withNews(row, news({}))).toMatchObject({ state: 'processing', progress: 0.4, jobId: JOB })
})

test('a row that failed says why', () => {
  const failed = withNews(row, news({ state: 'deadletter', lastError: 'document.encrypted' }))
  expect(failed).toMatchObject({ state: 'failed', error: 'document.encrypted', progress: null })
})

test('an interrupted attempt that will be repeated is not a failure', () => {
  expect(withNews(row, news({ state: 'retryable' })).state).toBe('processing')
})

test('a document that is read again stays ready, and so when that fails', () => {
  const read: DocumentRow = { ...row, state: 'ready', pages: 3 }
  expect(withNews(read, news({ pagesDone: 1, pagesTotal: 3 }))).toMatchObject({
    ...{ state: 'ready', jobState: 'working', pagesDone: 1, pagesTotal: 3 },
  })
  const failed = withNews(read, news({ state: 'deadletter', lastError: 'service.unexpected' }))
  expect(failed).toMatchObject({ state: 'ready', error: null, jobState: 'deadletter' })
})

test('news of another document, or of a question, leave the row alone', () => {
  expect(withNews(row, news({ documentId: 8 }))).toBe(row)
  expect(withNews(row, news({ kind: 'analyse' }))).toBe(row)
})
