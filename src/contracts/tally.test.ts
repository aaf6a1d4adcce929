import { expect, test } from 'vitest'
import type { Citation, Claim } from './analysis.ts'
import { bySection, holds, reviewedWords, tallyOf, tallyWords } from './tally.ts'

function claim(statuses: Citation['status'][], unshown: Claim['unshown'] = []): Claim {
  return {
    ordinal: 1,
    section: null,
    text: '',
    cells: null,
    retried: false,
    review: { verdict: null, note: '' },
    unshown,
    citations: statuses.map((status) => ({ status }) as Citation),
  }
}
const BEYOND: Claim['unshown'] = [{ kind: 'number', text: '2,000' }]

test('a claim is shown by verified quotes that say all of it, and by nothing less', () => {
  const claims = [
    claim(['exact', 'typographic']),
    claim(['exact'], BEYOND),
    claim(['exact', 'altered']),
    claim([]),
  ]
  expect(tallyOf(claims)).toEqual({ claims: 4, supported: 1, citations: 5, verified: 4 })
})

test('a try with more of its quotes found holds better; one without quotes holds least', () => {
  const tries = [
    claim([]),
    claim(['missing']),
    claim(['exact', 'missing']),
    claim(['exact'], BEYOND),
    claim(['exact']),
  ]
  const held = tries.map(holds)
  expect(held).toEqual([...held].sort((a, b) => a - b))
  expect(new Set(held).size).toBe(5)
})

test('the shares are said in words', () => {
  expect(tallyWords({ claims: 9, supported: 7, citations: 12, verified: 11 })).toBe(
    '7 of 9 statements fully shown by verified quotes; 11 of 12 quotes verified',
  )
  expect(tallyWords({ claims: 1, supported: 1, citations: 1, verified: 1 })).toBe(
    '1 of 1 statement fully shown by verified quotes; 1 of 1 quote verified',
  )
  expect(tallyWords({ claims: 2, supported: 0, citations: 0, verified: 0 })).toContain('nothing was quoted')
  expect(tallyWords({ claims: 0, supported: 0, citations: 0, verified: 0 })).toBeNull()
})

test('what was reviewed is told once something was', () => {
  expect(reviewedWords({ reviewed: 3, claims: 8 })).toBe('3 of 8 reviewed')
  expect(reviewedWords({ reviewed: 0, claims: 8 })).toBeNull()
})

test('claims stand under their headings in the order of the first', () => {
  const under = (section: string) => ({ ...claim([]), section })
  const claims = [under('People'), under('Dates'), under('People')]
  expect(bySection(claims).map(({ section, claims: own }) => [section, own.length])).toEqual([
    ['People', 2],
    ['Dates', 1],
  ])
})
