import type { Run } from './analysis.ts'

const NUMBER = new Intl.NumberFormat('en')

/** "$1.25", "$0.004", "nothing" for millionths of a dollar: two figures that count below a cent, else cents. */
export function exactMoney(micros: number): string {
  if (micros === 0) return 'nothing'
  if (micros < 50) return 'less than $0.0001'
  const dollars = micros / 1_000_000
  if (micros >= 100_000)
    return `$${dollars.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`
  return `$${dollars.toLocaleString('en', { minimumFractionDigits: 2, maximumSignificantDigits: 2 })}`
}

/**
 * What a run took: "1,240 tokens in, 300 out, $0.004"; one from the cache: "From the cache: nothing, saved $0.004".
 * Null for the built-in analyst, which takes none.
 */
export function costWords(
  run: Pick<Run, 'inputTokens' | 'outputTokens' | 'costMicros'>,
  isCached: boolean,
): string | null {
  const { inputTokens, outputTokens, costMicros } = run
  if (inputTokens === 0 && outputTokens === 0) return null
  const tokens = `${NUMBER.format(inputTokens)} tokens in, ${NUMBER.format(outputTokens)} out`
  const price = costMicros === null ? 'price not known here' : exactMoney(costMicros)
  if (!isCached) return `${tokens}, ${price}`
  return costMicros === null || costMicros === 0
    ? `From the cache: nothing (first asked: ${tokens})`
    : `From the cache: nothing, saved ${price} (first asked: ${tokens})`
}
