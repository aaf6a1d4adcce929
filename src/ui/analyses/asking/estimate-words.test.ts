import { expect, test } from 'vitest'
import type { Estimate } from '#contracts/model.ts'
import { estimateWords, moneyWords, totalWords } from './estimate-words.ts'

const whole: Estimate = {
  reading: 'whole',
  calls: 1,
  inputTokens: 9_000,
  outputTokens: 1_000,
  costMicros: 21_250,
  cached: false,
}

test.each([
  [null, null],
  [0, 'nothing'],
  [9_999, 'less than $0.01'],
  [21_250, 'about $0.02'],
  [1_504_000, 'about $1.50'],
])('%s millionths of a dollar are %j', (micros, words) => {
  expect(moneyWords(micros)).toBe(words)
})

test('an estimate tells the cost and how the document is read', () => {
  expect(estimateWords(whole, 'digest')).toBe('Costs about $0.02 for this document. Reads all of it at once.')
  expect(estimateWords({ ...whole, reading: 'passages', costMicros: null }, 'digest')).toBe(
    'Its price is not known here. Reads the passages that bear on the question.',
  )
})

test('the call that puts the parts together is not a part', () => {
  const parts: Estimate = { ...whole, reading: 'map_reduce', calls: 15 }
  expect(estimateWords(parts, 'digest')).toContain('Reads it in 14 parts.')
  expect(estimateWords(parts, 'list')).toContain('Reads it in 15 parts.')
})

test('several documents cost what they cost together', () => {
  const cached = { ...whole, cached: true, costMicros: 0 }
  expect(totalWords([whole, whole, cached], 3)).toBe(
    'Costs about $0.04 for 3 documents. 1 of them from the cache.',
  )
  expect(totalWords([cached, cached], 2)).toBe('All answered from the cache: costs nothing.')
  expect(totalWords([{ ...whole, costMicros: null }], 1)).toBe('Its price is not known here.')
})
