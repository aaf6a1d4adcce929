import { expect, test } from 'vitest'
import { planReading, roomFor } from './plan.ts'
import { tokensOf } from './tokens.ts'

const PAGE = 'The tenant pays the rent on the first day of each month.\n'.repeat(20)
const text = Array.from({ length: 30 }, () => PAGE).join('\f')
const pages = Array.from({ length: 30 }, (_, index) => {
  const start = index * (PAGE.length + 1)
  return { start, end: start + PAGE.length }
})

test('what fits is read whole, whatever is asked', () => {
  const plan = planReading({ text, pages, reads: 'passages', room: 100_000 })
  expect(plan).toEqual({ reading: 'whole', parts: [{ start: 0, end: text.length }] })
})

test('what does not fit is read in parts that leave nothing out and fit each', () => {
  const plan = planReading({ text, pages, reads: 'whole', room: 2_000 })
  if (plan.reading !== 'map_reduce') throw new Error(plan.reading)
  expect(plan.parts.length).toBeGreaterThan(3)
  expect(plan.parts.map(({ start, end }) => text.slice(start, end)).join('\f')).toBe(text)
  for (const { start, end } of plan.parts) expect(tokensOf(text.slice(start, end))).toBeLessThanOrEqual(2_000)
})

test('a page that is too long by itself is cut between its lines', () => {
  const plan = planReading({ text: PAGE, pages: [{ start: 0, end: PAGE.length }], reads: 'whole', room: 420 })
  // 1,140 characters are 342 tokens: it fits.
  expect(plan.reading).toBe('whole')
  const long = PAGE.repeat(3)
  const cut = planReading({ text: long, pages: [{ start: 0, end: long.length }], reads: 'whole', room: 420 })
  if (cut.reading !== 'map_reduce') throw new Error(cut.reading)
  const parts = cut.parts.map(({ start, end }) => long.slice(start, end))
  expect(parts.join('')).toBe(long)
  for (const part of parts) expect(part.endsWith('\n')).toBe(true)
})

test('a context that holds next to nothing is refused', () => {
  const room = roomFor({ contextTokens: 600, outputTokens: 4_000 }, 'x'.repeat(500))
  expect(() => planReading({ text, pages, reads: 'whole', room })).toThrow('too little text')
})
