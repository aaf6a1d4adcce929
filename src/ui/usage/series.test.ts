import { expect, test } from 'vitest'
import type { UsageRow } from '#contracts/usage.ts'
import { barsOf, byDay, byModel, sum } from './series.ts'

function row(day: string, model: string, runs: number, more: Partial<UsageRow> = {}): UsageRow {
  const use = { cachedRuns: 0, inputTokens: 0, outputTokens: 0, costMicros: 0, savedMicros: 0 }
  return { day, model, runs, ...use, ...more }
}
const ROWS = [
  row('2026-11-21', 'big', 2, { costMicros: 900, inputTokens: 10 }),
  row('2026-11-21', 'extractive', 3, { cachedRuns: 4 }),
  row('2026-11-15', 'big', 1, { costMicros: 100, savedMicros: 50 }),
]
const NOON = Date.parse('2026-11-21T12:00:00Z')

test('a week has a bar a day, today last, days without use at nothing', () => {
  const bars = barsOf(ROWS, 7, NOON)
  expect(bars.map(({ start, use }) => [start, use.runs])).toEqual([
    ...[
      ['2026-11-15', 1],
      ['2026-11-16', 0],
      ['2026-11-17', 0],
      ['2026-11-18', 0],
    ],
    ...[
      ['2026-11-19', 0],
      ['2026-11-20', 0],
      ['2026-11-21', 5],
    ],
  ])
})

test('a year has a bar a week, and loses nothing', () => {
  const bars = barsOf(ROWS, 365, NOON)
  expect([bars.length, bars.at(-1)?.start, bars.at(-1)?.use.runs]).toEqual([53, '2026-11-15', 6])
  expect(sum(bars.map(({ use }) => use))).toEqual(sum(ROWS))
})

test('use adds up by model and by day', () => {
  expect(byModel(ROWS).map(({ model, use }) => [model, use.runs, use.cachedRuns, use.costMicros])).toEqual([
    ['extractive', 3, 4, 0],
    ['big', 3, 0, 1000],
  ])
  expect(byDay(ROWS).map(({ day, use }) => [day, use.runs])).toEqual([
    ['2026-11-21', 5],
    ['2026-11-15', 1],
  ])
})
