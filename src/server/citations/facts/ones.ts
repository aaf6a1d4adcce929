import { type NumberFact, numbersOf } from './numbers.ts'
import { isTime, unitAfter } from './units.ts'

/** "One" and the articles that mean it before a unit of time, by language; "one" is read in all. */
const ONES: Record<string, string> = {
  en: 'one|an?',
  de: 'ein|eine[nmrs]?',
  fr: 'une?',
  es: 'una?|uno',
  it: 'un|una|uno',
  pt: 'uma?',
  nl: 'een|één',
  ru: 'один|одна|одну|одного|одной',
}
const FORMS = Object.fromEntries(
  Object.entries(ONES).map(([code, ones]) => [
    code,
    new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${code === 'en' ? ones : `one|${ones}`})(?=[\\s-])`, 'giu'),
  ]),
)
/** Each time anew is no count: "per year", "another year". */
const EACH =
  /(?<![\p{L}\p{N}])(?:per|each|every|another|pro|je|jede[nmrs]?|par|chaque|autre|por|cada|otr[oa]|ogni|altr[oa]|outr[oa]|elke?|ander[e]?|кажд\p{L}*)\s(?=\p{L})/giu
const TIMES = /(?<!\p{L})(?:half|once|twice|thrice|times|fois|volt[ae]|ve[cz]e?s?|mal|keer|раза?)\s$/iu
/** So near before it, a number is the amount of which it tells how often ("4,000 cars a year"), or a part of the same. */
const NEAR = 32

/** One of a unit of time. */
export interface OneFact extends NumberFact {
  unit: number
}

/**
 * Where a text says "one year" or "a year" and means the number. It is one only beside another count of the same, for
 * by itself it is mostly an article; how often something is ("500 euros a month") and "twenty-one days" are not among them.
 */
export function onesOf(text: string, language = ''): OneFact[] {
  const form = FORMS[language.slice(0, 2).toLowerCase()] ?? FORMS.en
  const numbers = numbersOf(text, language)
  return [...text.matchAll(form as RegExp)].flatMap(({ 0: one, index }) => {
    const end = index + one.length
    const unit = unitAfter(text.slice(end, end + NEAR))?.unit
    if (unit === undefined || !isTime(unit) || isPart(text, index, numbers)) return []
    return [{ text: one, start: index, end, values: ['1'], unit }]
  })
}

function isPart(text: string, index: number, numbers: readonly NumberFact[]): boolean {
  const before = text.slice(Math.max(0, index - NEAR), index)
  if (TIMES.test(before) || /дцат\p{L}*\s$/iu.test(before)) return true
  return numbers.some(({ start, end }) => {
    if (start <= index && index < end) return true
    const words = text.slice(end, index).trim()
    return end <= index && /^[^.;:]*$/.test(words) && words.split(/\s+/).length <= 2
  })
}

/** True where quotes count the same unit, but never one of it. */
export function isCountedOtherwise({ unit }: OneFact, quotes: readonly string[], language?: string): boolean {
  const isSame = (words: string) => unitAfter(words)?.unit === unit
  const counts = quotes.flatMap((quote) =>
    numbersOf(quote, language).filter(({ end }) => isSame(quote.slice(end, end + NEAR))),
  )
  const isEach = quotes.some((quote) =>
    [...quote.matchAll(EACH)].some((it) => isSame(` ${quote.slice(it.index + it[0].length)}`)),
  )
  return counts.length > 0 && !isEach && !counts.some(({ values }) => values.includes('1'))
}
