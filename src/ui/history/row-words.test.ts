import { expect, test } from 'vitest'
import { cacheWords, outcomeWords } from './row-words.ts'

const done = {
  state: 'done',
  outcome: 'answered',
  claims: 9,
  supported: 9,
  citations: 12,
  verified: 12,
} as const

test('an answer says how many of its quotes were found', () => {
  expect(outcomeWords(done)).toEqual({ words: '12 of 12 verified', tone: 'verified' })
})

test('one quote that was not found is enough to lose the calm colour', () => {
  expect(outcomeWords({ ...done, supported: 8, verified: 11 })).toEqual({
    words: '11 of 12 verified',
    tone: 'altered',
  })
})

test('quotes that were all found don’t make a false statement look true', () => {
  expect(outcomeWords({ ...done, supported: 8 })).toEqual({
    words: '8 of 9 statements shown',
    tone: 'altered',
  })
  const one = { claims: 1, supported: 0, citations: 1, verified: 1 }
  expect(outcomeWords({ ...done, ...one }).words).toBe('0 of 1 statement shown')
})

test('"not found" is an answer, not a failure', () => {
  expect(
    outcomeWords({ ...done, outcome: 'not_found', claims: 0, supported: 0, citations: 0, verified: 0 }),
  ).toEqual({
    words: 'Not found in the document',
    tone: 'plain',
  })
})

test('what was stopped keeps what is there', () => {
  expect(outcomeWords({ ...done, state: 'stopped', citations: 0, verified: 0 }).words).toBe('Stopped')
  expect(
    outcomeWords({ ...done, state: 'stopped', claims: 3, supported: 3, citations: 3, verified: 3 }).words,
  ).toBe('Stopped, 3 of 3 verified')
})

test('a cached answer tells its age', () => {
  expect(cacheWords({ cached: true, cachedAgeSeconds: 250 })).toBe('from the cache, 4 minutes old')
  expect(cacheWords({ cached: true, cachedAgeSeconds: null })).toBe('from the cache')
  expect(cacheWords({ cached: false, cachedAgeSeconds: null })).toBeNull()
})
