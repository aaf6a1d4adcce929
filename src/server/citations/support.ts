import type { Unshown } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { type DateFact, datesOf, showsDate } from './facts/dates.ts'
import { namesOf, wordSet } from './facts/names.ts'
import { negationsOf } from './facts/negations.ts'
import { type NumberFact, numbersOf } from './facts/numbers.ts'
import { type UnitFact, unitAt, unitBefore } from './facts/units.ts'
import { prepare, verifyQuote } from './verify.ts'

export interface Support {
  supported: boolean
  /** What the claim says and its quotes do not show, in the claim's own words; each thing once. */
  unshown: Unshown[]
}

/** How far after a number its unit may stand in a quote: "thirty (30) calendar days". */
const UNIT_REACH = 28

/**
 * Compares a claim with the quotes that were verified for it: each number (by value, in digits or words), unit,
 * date, name and negation of the claim must stand in a quote, and a claim that is a quote less its "not" is not
 * shown by it. Says nothing about meaning beyond that. A claim that stands in a quote word for word is supported.
 * `language` (BCP 47) settles decimal commas, negations and whether capitals tell names.
 */
export function supportOf(claimText: string, verifiedQuotes: readonly string[], language?: string): Support {
  const claim = claimText.normalize('NFC')
  const quotes = verifiedQuotes.map((quote) =>
    quote
      .normalize('NFC')
      .replace(/-\n(?=\p{Ll})/gu, '')
      .replace(/\s+/gu, ' '),
  )
  if (quotes.some((quote) => isVerified(verifyQuote(prepare(quote), { exact: claim }).status))) {
    return { supported: true, unshown: [] }
  }
  const claimedDates = datesOf(claim)
  const unshown = [
    ...unshownDates(claimedDates, quotes),
    ...unshownNumbers(claim, claimedDates, quotes, language),
    ...unshownNames(claim, claimedDates, quotes, language),
    ...unshownNegations(claim, quotes, language),
  ]
  return { supported: unshown.length === 0, unshown: withoutRepeats(unshown) }
}

function unshownDates(claimed: readonly DateFact[], quotes: readonly string[]): Unshown[] {
  const shown = quotes.flatMap(datesOf)
  return claimed
    .filter((date) => !shown.some((other) => showsDate(other, date)))
    .map(({ text }) => ({ kind: 'date', text }))
}

function unshownNumbers(
  claim: string,
  dates: readonly DateFact[],
  quotes: readonly string[],
  language?: string,
): Unshown[] {
  const shown = quotes.flatMap((quote) => numbersOf(quote, language).map((number) => ({ ...number, quote })))
  const unshown: Unshown[] = []
  for (const number of numbersOf(claim, language)) {
    if (dates.some((date) => date.start <= number.start && number.end <= date.end)) continue
    const same = shown.filter((other) => other.values.some((value) => number.values.includes(value)))
    if (same.length === 0) unshown.push({ kind: 'number', text: number.text })
    const unit = unitOf(claim, number)
    if (same.length > 0 && unit !== undefined && !same.some((other) => hasUnit(other.quote, other, unit))) {
      unshown.push({ kind: 'unit', text: claim.slice(number.start, number.end + unit.length) })
    }
  }
  return unshown
}

function unitOf(text: string, { start, end }: NumberFact): UnitFact | undefined {
  return unitAt(text.slice(end, end + UNIT_REACH)) ?? currencyOf(text, start)
}

/** A number's currency stands before it, or is its first character. */
function currencyOf(text: string, start: number): UnitFact | undefined {
  const sign = /^[-+\u2212\u2013]?\p{Sc}/u.exec(text.slice(start, start + 2))?.[0]
  return unitBefore(text.slice(Math.max(0, start - 8), start + (sign?.length ?? 0)))
}

function hasUnit(quote: string, { start, end }: NumberFact, { unit }: UnitFact): boolean {
  if (currencyOf(quote, start)?.unit === unit) return true
  const after = quote.slice(end, end + UNIT_REACH)
  const places = [0, ...[...after.matchAll(/[\s)-]+/gu)].map((match) => match.index + match[0].length)]
  return places.slice(0, 5).some((place) => unitAt(after.slice(place))?.unit === unit)
}

function unshownNames(
  claim: string,
  dates: readonly DateFact[],
  quotes: readonly string[],
  language?: string,
): Unshown[] {
  const shown = wordSet(quotes.join('\n'))
  return namesOf(claim, language)
    .filter((name) => !shown.has(name.toLowerCase()) && !dates.some((date) => date.text.includes(name)))
    .map((text) => ({ kind: 'name', text }))
}

function unshownNegations(claim: string, quotes: readonly string[], language?: string): Unshown[] {
  const [claimed] = negationsOf(claim, language)
  const shown = quotes.flatMap((quote) => negationsOf(quote, language))
  if (claimed !== undefined) return shown.length > 0 ? [] : [{ kind: 'negation', text: claimed.text }]
  const dropped = quotes.flatMap((quote) => droppedNegation(claim, quote, language) ?? [])
  return dropped.slice(0, 1).map((text) => ({ kind: 'negation', text }))
}

/** The negation between a quote's words that the claim leaves out, if it repeats the words around it in order. */
function droppedNegation(claim: string, quote: string, language?: string): string | undefined {
  const claimed = claim.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const words = [...quote.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu)]
  let next = 0
  let first = -1
  let last = -1
  for (const word of words) {
    if (next < claimed.length && word[0].toLowerCase() === claimed[next]) {
      first = first === -1 ? word.index : first
      last = word.index
      next += 1
    }
  }
  if (claimed.length === 0 || next < claimed.length) return undefined
  return negationsOf(quote, language).find(({ start }) => start > first && start < last)?.text
}

function withoutRepeats(unshown: readonly Unshown[]): Unshown[] {
  return unshown.filter(
    (one, index) =>
      unshown.findIndex((other) => other.kind === one.kind && other.text === one.text) === index,
  )
}
