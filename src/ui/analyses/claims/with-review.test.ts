import { expect, test } from 'vitest'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import { reviewOf, withReview } from './with-review.ts'

const claim = (ordinal: number) => ({ ordinal, review: { verdict: null, note: '' } })
const analysis = {
  reviewed: 0,
  runs: [{ id: 7, claims: [claim(1), claim(2)] }],
} as unknown as AnalysisDetail
const accepted = { verdict: 'accepted', note: 'Clause 4.' } as const

test('a review stands on its claim alone, and is counted', () => {
  const after = withReview(analysis, { runId: 7, ordinal: 2, review: accepted })
  expect([reviewOf(after, { runId: 7, ordinal: 1 }), reviewOf(after, { runId: 7, ordinal: 2 })]).toEqual([
    { verdict: null, note: '' },
    accepted,
  ])
  expect(after.reviewed).toBe(1)
  expect(analysis.reviewed).toBe(0)
})

test('taking back one review keeps another that was made meanwhile', () => {
  const before = reviewOf(analysis, { runId: 7, ordinal: 1 })
  const first = withReview(analysis, { runId: 7, ordinal: 1, review: accepted })
  const both = withReview(first, { runId: 7, ordinal: 2, review: accepted })
  const back = withReview(both, { runId: 7, ordinal: 1, review: before ?? accepted })
  expect(reviewOf(back, { runId: 7, ordinal: 2 })).toEqual(accepted)
  expect(back.reviewed).toBe(1)
})

test('a claim that is not there has no review', () => {
  expect(reviewOf(analysis, { runId: 8, ordinal: 1 })).toBeNull()
  expect(reviewOf(undefined, { runId: 7, ordinal: 1 })).toBeNull()
})
