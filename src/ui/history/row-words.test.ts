import { expect, test } from 'vitest'
import { cacheWords, outcomeWords } from './row-words.ts'

const done = { state: 'done', outcome: 'answered', citations: 12, verified: 12 } as const

test('an answer says how many of its quotes were found', () => {
  expect(outcomeWords(done)).toEqual({ words: '12 of 12 verified', tone: 'verified' })
})

test('one quote that was not found is enough to lose the calm colour', () => {
  expect(outcomeWords({ ...done, verified: 11 })).toEqual({ words: '11 of 12 verified', tone: 'altered' })
})

test('"not found" is an answer, not a failure', () => {
  expect(outcomeWords({ ...done, outcome: 'not_found', citations: 0, verified: 0 })).toEqual({
    words: 'Not found in the document',
    tone: 'plain',
  })
})

test('what was stopped keeps what is there', () => {
  expect(outcomeWords({ ...done, state: 'stopped', citations: 0, verified: 0 }).words).toBe('Stopped')
  expect(outcomeWords({ ...done, state: 'stopped', citations: 3, verified: 3 }).words).toBe(
    'Stopped, 3 of 3 verified',
  )
})

test('a cached answer tells its age', () => {
  expect(cacheWords({ cached: true, cachedAgeSeconds: 250 })).toBe('from the cache, 4 minutes old')
  expect(cacheWords({ cached: true, cachedAgeSeconds: null })).toBe('from the cache')
  expect(cacheWords({ cached: false, cachedAgeSeconds: null })).toBeNull()
})
