import { type NumberFact, numbersOf } from './numbers.ts'
import { plainWord } from './spelled.ts'
import { unitAfter, unitBefore } from './units.ts'

/**
 * "One" and the articles, which are numbers only beside another count of the same: where a quote says "two years", a
 * claim may say neither "one year" nor "a year". By themselves they are mostly pronouns and articles.
 */
const ONE =
  /(?<![\p{L}\p{M}\p{N}])(?<one>one|an?|ein|eine[nmrs]?|une?|una|uno|uma?|een|één|один|одна|одну|одного|одной)[\s-](?<noun>[\p{L}\p{M}]{2,})/giu
/** "500 euros a month" and "twice a year" tell how often. */
const RATE = /(?:[\p{N}\p{Sc}%]|(?<!\p{L})(?:once|twice|thrice|times))\s?$/iu

/** The counts of one of a claim that its quotes count otherwise, in the claim's words. */
export function unshownOnes(claim: string, quotes: readonly string[], language?: string): string[] {
  const ones = [...claim.matchAll(ONE)].filter(({ index }) => !isRate(claim, index))
  return ones.flatMap(({ 0: text, index, groups: { one = '', noun = '' } = {} }) => {
    const things = claim.slice(index + one.length)
    const unit = unitAfter(things)?.unit
    if (unit === undefined && one.toLowerCase() !== 'one') return []
    const isSame = (words: string) =>
      unit === undefined ? isNumberOf(noun, words) : unitAfter(words)?.unit === unit
    const isShown = quotes.some((quote) =>
      [...quote.matchAll(ONE)].some((it) => isSame(quote.slice(it.index + (it.groups?.one ?? '').length))),
    )
    const counts = quotes.flatMap((quote) => countsIn(quote, isSame, language))
    const isOther = counts.length > 0 && !counts.some(({ values }) => values.includes('1'))
    return isOther && !isShown ? [text] : []
  })
}

/** Where a quote says "a year" or "one tenant", a claim may say "1". */
export function onesOf(quote: string): NumberFact[] {
  return [...quote.matchAll(ONE)].flatMap(({ index, groups: { one = '' } = {} }) => {
    const end = index + one.length
    const isCount = one.toLowerCase() === 'one' || unitAfter(quote.slice(end, end + 48)) !== undefined
    return isCount ? [{ text: one, start: index, end, values: ['1'] }] : []
  })
}

function isRate(claim: string, index: number): boolean {
  const before = claim.slice(Math.max(0, index - 24), index)
  const word = /(?<word>[\p{L}\p{M}]+)\s$/u.exec(before)?.groups?.word
  return (
    RATE.test(before) || unitBefore(before) !== undefined || (word !== undefined && isAmount(before, word))
  )
}

/** "Five euros", "ten days": a unit that a number counts. */
function isAmount(before: string, word: string): boolean {
  return unitAfter(` ${word}`) !== undefined && numbersOf(before).length > 0
}

function countsIn(quote: string, isSame: (words: string) => boolean, language?: string): NumberFact[] {
  return numbersOf(quote, language).filter(({ end }) => isSame(quote.slice(end, end + 48)))
}

/** "tenants" after "one tenant": the same word but for its ending. */
function isNumberOf(noun: string, words: string): boolean {
  const other = /^[\s-](?<word>[\p{L}\p{M}]+)/u.exec(words)?.groups?.word
  if (other === undefined) return false
  const [one, many] = [plainWord(noun), plainWord(other)]
  const stem = one.length > 3 ? one.slice(0, -1) : one
  return many.startsWith(stem) && many.length <= one.length + 2
}
