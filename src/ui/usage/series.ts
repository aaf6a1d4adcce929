import type { UsageRow } from '#contracts/usage.ts'

/** Use, added up. Money in millionths of a dollar. */
export type Use = Omit<UsageRow, 'day' | 'model'>

/** What can be drawn over time. */
export const MEASURES = [
  { id: 'questions', label: 'Questions', of: (use: Use) => use.runs + use.cachedRuns },
  { id: 'tokens', label: 'Tokens', of: (use: Use) => use.inputTokens + use.outputTokens },
  { id: 'cost', label: 'Cost', of: (use: Use) => use.costMicros },
  { id: 'saved', label: 'Saved', of: (use: Use) => use.savedMicros },
] as const
export type Measure = (typeof MEASURES)[number]['id']

/** How far back the page looks, in days. */
export const PERIODS = [7, 30, 365] as const
export type Period = (typeof PERIODS)[number]

const NOTHING: Use = {
  runs: 0,
  cachedRuns: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
  savedMicros: 0,
}
const DAY = 86_400_000

export function sum(rows: readonly Use[]): Use {
  return rows.reduce(
    (total, row) => ({
      runs: total.runs + row.runs,
      cachedRuns: total.cachedRuns + row.cachedRuns,
      inputTokens: total.inputTokens + row.inputTokens,
      outputTokens: total.outputTokens + row.outputTokens,
      costMicros: total.costMicros + row.costMicros,
      savedMicros: total.savedMicros + row.savedMicros,
    }),
    NOTHING,
  )
}

/** Use by model, the most asked first. */
export function byModel(rows: readonly UsageRow[]): { model: string; use: Use }[] {
  const models = Map.groupBy(rows, ({ model }) => model)
  return Array.from(models, ([model, own]) => ({ model, use: sum(own) })).sort(
    (a, b) => b.use.runs + b.use.cachedRuns - a.use.runs - a.use.cachedRuns || a.model.localeCompare(b.model),
  )
}

/** Use by day, the newest first; days without any are left out. */
export function byDay(rows: readonly UsageRow[]): { day: string; use: Use }[] {
  const days = Map.groupBy(rows, ({ day }) => day)
  return Array.from(days, ([day, own]) => ({ day, use: sum(own) })).sort((a, b) => b.day.localeCompare(a.day))
}

/** A stretch of days as one bar. `start` is its first UTC day. */
export interface Bar {
  start: string
  days: number
  use: Use
}

/** The bars of a period that ends today (UTC), the oldest first: a day each, a week each in a year. */
export function barsOf(rows: readonly UsageRow[], period: Period, today: number): Bar[] {
  const width = period > 60 ? 7 : 1
  const last = Math.floor(today / DAY)
  const count = Math.ceil(period / width)
  return Array.from({ length: count }, (_, index) => {
    const first = last - (count - index) * width + 1
    const within = (day: string) => {
      const number = Date.parse(day) / DAY
      return number >= first && number < first + width
    }
    const start = new Date(first * DAY).toISOString().slice(0, 10)
    return { start, days: width, use: sum(rows.filter(({ day }) => within(day))) }
  })
}
