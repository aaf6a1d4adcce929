import { expect, test } from 'vitest'
import { costWords, exactMoney } from './cost-words.ts'

test('money is said to the figures that count', () => {
  expect([0, 20, 4_000, 4_321, 45_000, 123_456, 1_250_000, 1_234_567_890].map(exactMoney)).toEqual([
    ...['nothing', 'less than $0.0001', '$0.004', '$0.0043', '$0.045', '$0.12', '$1.25', '$1,234.57'],
  ])
})

test('a run tells its tokens and its price', () => {
  const run = { inputTokens: 1_240, outputTokens: 300, costMicros: 4_000 }
  expect(costWords(run, false)).toBe('1,240 tokens in, 300 out, $0.004')
  expect(costWords({ ...run, costMicros: null }, false)).toBe(
    '1,240 tokens in, 300 out, price not known here',
  )
  expect(costWords(run, true)).toBe(
    'From the cache: nothing, saved $0.004 (first asked: 1,240 tokens in, 300 out)',
  )
  expect(costWords({ inputTokens: 0, outputTokens: 0, costMicros: null }, false)).toBeNull()
})
