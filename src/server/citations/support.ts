import type { Unshown } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { boundOf, showsBound } from './facts/bounds.ts'
import { type DateFact, datesOf, showsDate } from './facts/dates.ts'
import { unshownLabels } from './facts/labels.ts'
import { leftOutAround } from './facts/left-out.ts'
import { contrastedName, namesOf, replacedNames, swappedName, wordSet } from './facts/names.ts'
import { negationsOf } from './facts/negations.ts'
import { type NumberFact, numbersOf } from './facts/numbers.ts'
import { isCountedOtherwise, type OneFact, onesOf } from './facts/ones.ts'
import { oppositesIn } from './facts/opposites.ts'
import { turnedNegation } from './facts/polarity.ts'
import { turnedWord } from './facts/prefixes.ts'
import { swappedWord } from './facts/swaps.ts'
import { isShare, type UnitFact, unitAfter, unitBefore } from './facts/units.ts'
import { type Place, placeOf } from './sentence.ts'
import { prepare, verifyQuote } from './verify.ts'

export interface Support {
  supported: boolean
  /** What the claim says and its quotes do not show, in the claim's own words; each thing once. */
  unshown: Unshown[]
}

/** How far after a number its unit may stand: "thirty (30) consecutive calendar days". */
const UNIT_REACH = 48

/**
 * Compares a claim with the quotes that were verified for it: each number (by value, in digits or words), unit,
 * date, name and negation of the claim must stand in a quote, numbers as they are meant ("about", "more than"), and
 * what a quote denies is not shown by it. Says nothing about meaning beyond that. A claim that stands in a quote word for word is supported.
 * A quote that comes with its place is also held against its sentence: what that denies or excepts around it counts.
 * `language` (BCP 47) settles decimal commas, negations and whether capitals tell names.
 */
export function supportOf(
  claimText: string,
  verifiedQuotes: readonly (string | Place)[],
  language?: string,
): Support {
  const raw = verifiedQuotes.map(withSurroundings)
  const places = raw.map(placed)
  const quotes = places.map(({ exact }) => exact)
  const claim = withPlainDigits(visible(claimText).normalize('NFC'), quotes)
  const dates = datesOf(claim, language)
  const unshown = [
    ...unshownDates(dates, quotes, language),
    ...unshownNumbers(claim, dates, quotes, language),
    ...(quotes.some((quote) => standsIn(quote, claim)) ? [] : unshownOfClaim(claim, dates, places, language)),
    ...leftOut(
      claim,
      raw.map((place) => placed(innermost(claim, place))),
      language,
    ),
    ...struckOut(places),
  ]
  return { supported: unshown.length === 0, unshown: withoutRepeats(unshown) }
}

/** Digits in circles and the like, and the word after them. */
const ENCLOSED = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793](?=(\s*\S*))/gu

/** A claim may write ⑤ for 5. In a quote it numbers an item, and shows no amount; but the same item is the same. */
function withPlainDigits(claim: string, quotes: readonly string[]): string {
  return claim.replace(ENCLOSED, (sign, word: string) => {
    const item = inOneLine(word.trim() === '' ? claim : sign + word).trim()
    return quotes.some((quote) => quote.includes(item)) ? sign : sign.normalize('NFKC')
  })
}

function withSurroundings(quote: string | Place): Place {
  return typeof quote === 'string' ? { exact: quote, before: '', after: '' } : quote
}

/** Zero-width characters must not part a number. Joiners stay: they part words. */
function visible(text: string): string {
  return text.replace(/[\u00ad\u200b\u200e\u200f\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
}

/** Where a claim stands word for word in a quote, the rest of that sentence surrounds it: "None of" before "the partners signed". */
function innermost(claim: string, place: Place): Place {
  const all = place.before + place.exact + place.after
  const prepared = prepare(all)
  const { status, start, end } = verifyQuote(prepared, { exact: claim })
  if (!isVerified(status) || start === null || end === null) return place
  const isWithin = start >= place.before.length && end <= place.before.length + place.exact.length
  return isWithin ? placeOf(prepared, all.slice(start, end), { start, end }) : place
}

function placed(place: Place): Place {
  const { exact, before, after } = place
  return { ...place, exact: inOneLine(exact), before: inOneLine(before), after: inOneLine(after) }
}

function inOneLine(text: string): string {
  return visible(text)
    .normalize('NFC')
    .replace(/-\n(?=\p{Ll})/gu, '')
    .replace(/\s+/gu, ' ')
}

function standsIn(text: string, words: string): boolean {
  return isVerified(verifyQuote(prepare(text), { exact: words }).status)
}

function unshownOfClaim(
  claim: string,
  dates: readonly DateFact[],
  places: readonly Place[],
  language?: string,
): Unshown[] {
  const quotes = places.map(({ exact }) => exact)
  return [
    ...unshownNames(claim, dates, quotes, language),
    ...unshownLabels(claim, quotes).map((text) => ({ kind: 'name' as const, text })),
    ...(isOwnSentence(claim, places) ? [] : unshownNegations(claim, quotes, language)),
    ...turnedRound(claim, quotes, language),
  ]
}

function turnedRound(claim: string, quotes: readonly string[], language?: string): Unshown[] {
  const turned = turnedWord(claim, quotes, language)
  const swapped = swappedWord(claim, quotes)
  return [
    ...oppositesIn(claim, quotes, language).map((one) => ({ kind: 'opposite' as const, ...one })),
    ...(turned === undefined
      ? []
      : [{ kind: 'opposite' as const, text: turned.claimed, quote: turned.shown }]),
    ...(swapped === undefined ? [] : [{ kind: 'opposite' as const, text: swapped }]),
  ]
}

/** A claim that repeats its quote's sentence, "not" included, where the quote itself begins after the "not". */
function isOwnSentence(claim: string, places: readonly Place[]): boolean {
  return places.some(
    ({ exact, before, after }) => standsIn(before + exact + after, claim) && standsIn(claim, exact),
  )
}

function leftOut(claim: string, places: readonly Place[], language?: string): Unshown[] {
  const word = leftOutAround(claim, places, language)
  return word === undefined ? [] : [{ kind: 'negation', text: word, quote: word }]
}

/** What is struck out shows nothing, and a quote that holds it is not the document's wording. */
function struckOut(places: readonly Place[]): Unshown[] {
  return places.flatMap(({ struck }) =>
    struck === undefined
      ? []
      : [{ kind: 'negation', text: 'struck out', quote: `${inOneLine(struck)} (struck out)` }],
  )
}

function unshownDates(claimed: readonly DateFact[], quotes: readonly string[], language?: string): Unshown[] {
  const shown = quotes.flatMap((quote) => datesOf(quote, language))
  return claimed
    .filter((date) => !shown.some((other) => showsDate(other, date)))
    .map(({ text }) => ({ kind: 'date', text }))
}

interface ShownNumber extends NumberFact {
  quote: string
}

function unshownNumbers(
  claim: string,
  dates: readonly DateFact[],
  quotes: readonly string[],
  language?: string,
): Unshown[] {
  const shown = quotes.flatMap((quote) =>
    [...numbersOf(quote, language), ...onesOf(quote, language)].map((number) => ({ ...number, quote })),
  )
  const ones = onesOf(claim, language).flatMap((one) => unshownOne(claim, one, shown, quotes, language) ?? [])
  const numbers = numbersOf(claim, language)
    .filter(({ start, end }) => !dates.some((date) => date.start <= start && end <= date.end))
    .flatMap((number) => unshownOf(claim, number, shown) ?? [])
  return [...numbers, ...ones]
}

/** "One year" or "a year" where its quotes count years otherwise, or mean their one otherwise ("at least one"). */
function unshownOne(
  claim: string,
  one: OneFact,
  shown: readonly ShownNumber[],
  quotes: readonly string[],
  language?: string,
): Unshown | undefined {
  const same = shown.filter(
    ({ values, quote, ...it }) => values.includes('1') && unitOf(quote, { ...it, values })?.unit === one.unit,
  )
  if (same.length > 0) return unshownOf(claim, one, same)
  const isExact = boundOf(claim, one.start, one.end).bound === 'exact'
  if (!isExact || !isCountedOtherwise(one, quotes, language)) return undefined
  const { length = 0 } = unitOf(claim, one) ?? {}
  return { kind: 'number', text: claim.slice(one.start, one.end + length) }
}

/** What of one number its namesakes in the quotes don't show: its value, its unit, or how it is meant. */
function unshownOf(claim: string, number: NumberFact, shown: readonly ShownNumber[]): Unshown | undefined {
  const same = shown.filter((other) => other.values.some((value) => number.values.includes(value)))
  if (same.length === 0) return { kind: 'number', text: number.text }
  const unit = unitOf(claim, number)
  const alike = same.filter((other) => agrees(unit, unitOf(other.quote, other)))
  if (alike.length === 0) {
    const end = unit === undefined ? number.end : number.end + unit.length
    return { kind: 'unit', text: claim.slice(number.start, end) }
  }
  const claimed = boundOf(claim, number.start, number.end)
  const bounds = alike.map((other) => boundOf(other.quote, other.start, other.end))
  if (bounds.some(({ bound }) => showsBound(bound, claimed.bound))) return undefined
  return { kind: 'approximation', text: claimed.text.trim(), quote: bounds[0]?.text.trim() }
}

function agrees(claimed: UnitFact | undefined, shown: UnitFact | undefined): boolean {
  if (claimed !== undefined) return shown?.unit === claimed.unit
  return shown === undefined || !isShare(shown.unit)
}

/** After the number, before it, or where the range that it begins ends: "5–10 days". */
function unitOf(text: string, { start, end }: NumberFact): UnitFact | undefined {
  const after = text.slice(end, end + UNIT_REACH)
  const range = /^\s?(?:[-–—~至]|to|and|bis|und|à|et|a|y|e|tot|en|до|и)\s?[\p{N}.,]*\p{N}/u.exec(after)?.[0]
  return (
    currencyOf(text, start) ??
    unitAfter(after) ??
    (range === undefined ? undefined : withoutLength(unitAfter(after.slice(range.length))))
  )
}

function withoutLength(unit: UnitFact | undefined): UnitFact | undefined {
  return unit === undefined ? undefined : { unit: unit.unit, length: 0 }
}

/** A number's currency stands before it, or is its first character. */
function currencyOf(text: string, start: number): UnitFact | undefined {
  const sign = /^[-+\u2212\u2013]?\p{Sc}/u.exec(text.slice(start, start + 2))?.[0]
  return unitBefore(text.slice(Math.max(0, start - 8), start + (sign?.length ?? 0)))
}

function unshownNames(
  claim: string,
  dates: readonly DateFact[],
  quotes: readonly string[],
  language?: string,
): Unshown[] {
  const shown = wordSet(quotes.join('\n'))
  const missing = namesOf(claim, language).filter(
    (name) => !isShownName(name, shown, language) && !dates.some((date) => date.text.includes(name)),
  )
  const names = [
    ...missing,
    ...replacedNames(claim, quotes),
    swappedName(claim, quotes) ?? [],
    contrastedName(claim, quotes) ?? [],
  ].flat()
  return names.map((text) => ({ kind: 'name', text }))
}

/** Russian names are declined: all but their last two letters count. */
function isShownName(name: string, shown: ReadonlySet<string>, language = ''): boolean {
  const small = name.toLowerCase()
  if (shown.has(small)) return true
  const stem = small.slice(0, Math.max(3, small.length - 2))
  return /^ru\b/.test(language) && [...shown].some((word) => word.startsWith(stem))
}

function unshownNegations(claim: string, quotes: readonly string[], language?: string): Unshown[] {
  const [claimed] = negationsOf(claim, language)
  const shown = quotes.flatMap((quote) => negationsOf(quote, language))
  if (claimed !== undefined && shown.length === 0) return [{ kind: 'negation', text: claimed.text }]
  const turned = turnedNegation(claim, quotes, language)
  if (turned === undefined) return []
  if ('added' in turned) return [{ kind: 'negation', text: turned.added }]
  return [{ kind: 'negation', text: turned.dropped, quote: turned.dropped }]
}

function withoutRepeats(unshown: readonly Unshown[]): Unshown[] {
  return unshown.filter(
    (one, index) =>
      unshown.findIndex((other) => other.kind === one.kind && other.text === one.text) === index,
  )
}
