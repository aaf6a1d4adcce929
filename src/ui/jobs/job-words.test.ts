import { expect, test } from 'vitest'
import type { ErrorCode } from '#contracts/error.ts'
import type { JobState } from '#contracts/job.ts'
import { countWords, duration, eventWords, jobTitle, stageWords, tellable } from './job-words.ts'

test('a reading says which page of how many it is at', () => {
  const at = (pagesDone: number | null, pagesTotal: number | null, stage = 'parsing') =>
    stageWords({ stage, pagesDone, pagesTotal })
  expect(at(39, 352)).toBe('Reading page 40 of 352')
  expect(at(1_352, 1_352)).toBe('Reading page 1,352 of 1,352')
  expect(at(null, null)).toBe('Reading its pages')
  expect(at(0, 1)).toBe('Reading its pages')
  expect(at(352, 352, 'chunking')).toBe('Finding its passages')
})

const words = (state: JobState, stage: string, attempt: number, error: ErrorCode | null = null) =>
  eventWords({ state, stage, attempt, error, counts: null })

test('what happened is told in plain words', () => {
  expect(words('queued', 'queued', 0)).toBe('Put in line')
  expect(words('working', 'started', 2)).toBe('Attempt 2 began')
  expect(words('retryable', 'parsing', 1, 'service.storage')).toMatch(/tried again/)
  expect(words('deadletter', 'parsing', 3, 'job.interrupted')).toBe('Given up at attempt 3')
  expect(words('done', 'embedding', 1)).toMatch(/meaning is indexed later/)
})

test('a damaged file that a person had read once more has failed; nothing was given up', () => {
  expect(words('deadletter', 'parsing', 2, 'document.damaged')).toBe('Failed')
})

test('counts and durations', () => {
  expect(countWords({ pages: 1, characters: 70_412 })).toBe('1 page, 70,412 characters')
  expect(countWords(null)).toBe('')
  expect([80, 1_400, 59_400, 200_000, 7_500_000].map(duration)).toEqual([
    ...['80 ms', '1.4 s', '59 s', '3 min 20 s', '2 h 5 min'],
  ])
})

test('a job says what it is for, also when its document is gone', () => {
  const document = { id: 1, filename: 'lease.pdf', inTrash: false }
  expect(jobTitle({ kind: 'ingest', document })).toBe('Reading lease.pdf')
  expect(jobTitle({ kind: 'analyse', document: null })).toMatch(/was removed/)
})

test('a beginning has a line only when nothing came of it', () => {
  const event = (stage: string, attempt: number, state: 'working' | 'retryable' = 'working') => ({
    ...{ stage, attempt, state, error: null, durationMs: 1, counts: null },
    at: '2026-11-21T12:00:00.000Z',
  })
  const events = [
    event('parsing', 1),
    event('parsing', 1, 'retryable'),
    event('parsing', 2),
    event('parsed', 2),
  ]
  expect(tellable(events)).toEqual([events[0], events[1], events[3]])
})
