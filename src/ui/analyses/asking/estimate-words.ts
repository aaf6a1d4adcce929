import type { Estimate } from '#contracts/model.ts'
import type { Template } from '#contracts/template.ts'
import { count } from '#ui/parts/bytes.ts'

/** "about $0.02", "less than $0.01", "nothing"; null where the price is not known. Millionths of a dollar. */
export function moneyWords(micros: number | null): string | null {
  if (micros === null) return null
  if (micros === 0) return 'nothing'
  if (micros < 10_000) return 'less than $0.01'
  return `about $${(micros / 1_000_000).toFixed(2)}`
}

/** What an answer would take: "Costs about $0.02 for this document. Reads it in 14 parts." */
export function estimateWords(estimate: Estimate, combine: Template['combine']): string {
  if (estimate.cached) return 'Answered from the cache: costs nothing.'
  const money = moneyWords(estimate.costMicros)
  const cost = money === null ? 'Its price is not known here.' : `Costs ${money} for this document.`
  return `${cost} ${readingWords(estimate, combine)}`
}

function readingWords({ reading, calls }: Estimate, combine: Template['combine']): string {
  if (reading === 'whole') return 'Reads all of it at once.'
  if (reading === 'passages') return 'Reads the passages that bear on the question.'
  // The last call puts the parts' answers together.
  return `Reads it in ${count(combine === 'digest' ? calls - 1 : calls, 'part')}.`
}

/** The same for several documents; `known` are the estimates that have come. */
export function totalWords(known: readonly Estimate[], documents: number): string {
  const cached = known.filter((one) => one.cached).length
  const priced = known.flatMap(({ costMicros }) => costMicros ?? [])
  if (known.length > 0 && cached === known.length && known.length === documents)
    return 'All answered from the cache: costs nothing.'
  const money = moneyWords(priced.reduce((sum, one) => sum + one, 0))
  const cost =
    priced.length < known.length
      ? 'Its price is not known here.'
      : `Costs ${money} for ${count(known.length, 'document')}.`
  return cached > 0 ? `${cost} ${cached} of them from the cache.` : cost
}
