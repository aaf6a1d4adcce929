import { exactMoney } from '#contracts/cost-words.ts'
import { count } from '#ui/parts/bytes.ts'
import type { Bar, Measure } from './series.ts'

const DAY_WORDS = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const MONTH_WORDS = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** "Nov 21" for a UTC day. */
export function dayWords(day: string): string {
  return DAY_WORDS.format(Date.parse(day))
}

export function monthWords(at: number): string {
  return MONTH_WORDS.format(at)
}

/** "Nov 21", "Week from Nov 15". */
export function barWords({ start, days }: Bar): string {
  return days === 1 ? dayWords(start) : `Week from ${dayWords(start)}`
}

/** Money in a column, where nothing is a dash. */
export function moneyCell(micros: number): string {
  return micros === 0 ? '–' : exactMoney(micros)
}

/** A value of a measure: "12 questions", "1,240 tokens", "$0.40". */
export function measureWords(measure: Measure, value: number): string {
  if (measure === 'questions') return count(value, 'question')
  if (measure === 'tokens') return count(value, 'token')
  return exactMoney(value)
}

/** "$1.20 of $5.00", "$1.20, no cap". */
export function capWords({
  costMicros,
  capMicros,
}: {
  costMicros: number
  capMicros: number | null
}): string {
  const spent = costMicros === 0 ? '$0' : exactMoney(costMicros)
  return capMicros === null
    ? `${spent}, no cap is set`
    : `${spent} of ${capMicros === 0 ? '$0' : exactMoney(capMicros)}`
}
