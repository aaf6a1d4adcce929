import { multipleOf } from './multiples.ts'
import { plainWord } from './spelled.ts'
import { isUnit } from './units.ts'

/** Languages that write every noun with a capital: there a capital alone says nothing of names. */
const CAPITALISED_NOUNS = /^(?:de|lb)\b/

const CAPITALISED = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*/gu
const SENTENCE_BEGINS = /(?:^|[.!?:;…•|\n]|\d[.)])[\s\p{Pi}\p{Ps}"'*–—-]*$/u
/** What stands before a person's name, and after a company's. */
const TITLE =
  /(?<!\p{L})(?:Herrn?|Frau|Dr|Prof|Dipl\.-Ing|Mr|Mrs|Ms|Mme|M|Sr|Sra|Sig|Firma)\.?\s(?:\p{Lu}[\p{L}-]+\s)?$/u
const FORM =
  /^\s(?:(?:\p{Lu}[\p{L}&-]*|&|und)\s){0,2}(?:GmbH|AG|KG|SE|OHG|UG|e\.\s?V|mbH|Ltd|LLC|Inc|Corp|SA|SAS|SARL|SpA|S\.p\.A|BV|B\.V|NV)(?!\p{L})/u
/** Words that begin sentences and are no names. */
const COMMON = new Set(
  'see siehe voir vease vedi ver zie cf the a an this that these those it he she they we you i there here in on at by for from to of with if when while where as and but or no not all any each every some most both neither either after before since until under over about between during within without at is are was were has have had do does did can may must shall should will would his her its their our my your such who which what how why however also only more less first der die das den dem des ein eine einer eines einem einen es er sie wir ich man im in am an auf bei mit nach von vor zu zur zum fur uber unter seit bis wenn als und oder aber kein keine nicht nach alle jeder jede diese dieser dieses le la les un une des ce cette ces il elle ils elles on nous vous je l d dans en au aux du de par pour avec sans si quand et ou mais tous tout toute chaque el los las una unos unas este esta estos estas con por para si cuando y o pero no todo toda lo gli i uno questo questa nel nella per se e ma non ogni tutti os as um uma este esta no na nos nas ao com para quando e mas nao todos cada o het een de dit dat deze die er hij zij ze wij op bij met naar van voor als en of maar geen niet elke alle по в на с и но не это он она они все'.split(
    ' ',
  ),
)

interface Place {
  name: string
  start: number
}

/** Words that look like names: with a capital and not at a sentence's beginning, in capitals, or titled as names. */
export function namesOf(text: string, language = ''): string[] {
  const names = capitalised(text)
    .filter(({ name, start }) => name.length > 1 && !isMeasure(name) && isMarked(text, name, start, language))
    .map(({ name }) => name)
  return [...new Set(names)]
}

const CODES = /^(?:EUR|USD|GBP|JPY|CHF|INR|RUB|CNY|CAD|AUD)$/

/** "EUR", "Millionen" belong to their number; "SEC" is no second. */
function isMeasure(word: string): boolean {
  if (/^\p{Lu}+$/u.test(word)) return CODES.test(word)
  return isUnit(word) || multipleOf(word) !== undefined
}

function capitalised(text: string): Place[] {
  return [...text.matchAll(CAPITALISED)].map((match) => ({
    name: match[0].replace(/['’]s$/u, ''),
    start: match.index,
  }))
}

function isMarked(text: string, name: string, start: number, language: string): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 48), start), text.slice(start + name.length)]
  if (/\p{Lu}.*\p{Lu}/u.test(name) || TITLE.test(before) || FORM.test(after)) return true
  if (CAPITALISED_NOUNS.test(language)) return false
  const begins = SENTENCE_BEGINS.test(text.slice(0, start))
  const next = /^\s(\p{Lu}\p{Ll}+)/u.exec(after)?.[1] ?? 'the'
  const isFollowed =
    /^['’]s|^\s(?:and|or|&|et|ou|y|o|e|en|of|и|или)\s\p{Lu}/u.test(after) || !COMMON.has(plainWord(next))
  return !begins || (isFollowed && !COMMON.has(plainWord(name)))
}

/** The words of a text in small letters, with compounds whole and in parts, and the initials of its names. */
export function wordSet(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  const initials = [
    ...text.matchAll(/\p{Lu}\p{Ll}+(?:\s(?:of|for|and|the|de|du|des|der|und)|\s\p{Lu}\p{Ll}+)+/gu),
  ]
  return new Set([
    ...words.flatMap((word) => [word, word.replace(/['’]s$/u, ''), ...word.split(/[-'’]/u)]),
    ...initials.flatMap(([run]) => partsOf((run.match(/\p{Lu}/gu) ?? []).join('').toLowerCase())),
  ])
}

/** All runs of two letters and more. */
function partsOf(letters: string): string[] {
  return [...letters].flatMap((_, start) =>
    [...letters].flatMap((_, length) => (length > 0 ? [letters.slice(start, start + length + 1)] : [])),
  )
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

/**
 * Words with a capital that stand where a quote has another one between the same neighbours: "Bolt must pay" under
 * "Acme must pay". So names are told from common words where capitals don't tell: at a beginning, and in German.
 */
export function replacedNames(claim: string, quotes: readonly string[]): string[] {
  const shown = wordSet(quotes.join('\n'))
  const claimed = [...claim.matchAll(WORD)].map(([word]) => word)
  const others = quotes.map((quote) => [...quote.matchAll(WORD)].map(([word]) => word))
  return claimed.filter((word, at) => {
    if (
      !/^\p{Lu}/u.test(word) ||
      isMeasure(word) ||
      word.length < 3 ||
      COMMON.has(plainWord(word)) ||
      shown.has(word.toLowerCase())
    )
      return false
    const [before, after] = [claimed[at - 1], claimed[at + 1]]
    return others.some((words) =>
      words.some(
        (other, place) =>
          /^\p{Lu}/u.test(other) &&
          !COMMON.has(plainWord(other)) &&
          other.slice(0, 4).toLowerCase() !== word.slice(0, 4).toLowerCase() &&
          isSame(words[place - 1], before) &&
          isSame(words[place + 1], after),
      ),
    )
  })
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one?.toLowerCase() === other?.toLowerCase()
}

/** The first name of a claim that is a quote with its names in another order: "Bolt owes Acme" for "Acme owes Bolt". */
export function swappedName(claim: string, quotes: readonly string[]): string | undefined {
  const claimed = [...claim.matchAll(WORD)].map(([word]) => word)
  return quotes
    .map((quote) =>
      swappedIn(
        claimed,
        [...quote.matchAll(WORD)].map(([word]) => word),
      ),
    )
    .find(Boolean)
}

/** Aligns the words in small letters in order; what stands between must be the same words with a capital, moved. */
function swappedIn(claimed: readonly string[], words: readonly string[]): string | undefined {
  const isName = (word: string) => /^\p{Lu}/u.test(word) && !COMMON.has(plainWord(word))
  const known = new Set(words)
  const names = claimed.filter((word) => isName(word) && known.has(word))
  if (new Set(names).size < 2) return undefined
  const order = words.filter((word) => names.includes(word))
  const rest = claimed.filter((word) => !names.includes(word)).map((word) => word.toLowerCase())
  let next = 0
  for (const word of words) if (word.toLowerCase() === rest[next]) next += 1
  if (next < rest.length) return undefined
  const at = names.findIndex((name, index) => name !== order[index])
  return at === -1 ? undefined : names[at]
}

/** A name of a claim that its quotes set apart by a "not" alone: "Jones signed" for "Smith, not Jones, signed". */
export function contrastedName(claim: string, quotes: readonly string[]): string | undefined {
  const all = quotes.join('\n')
  return capitalised(claim)
    .map(({ name, start }) => ({
      name,
      start,
      form: new RegExp(`(?<=(.{0,24}))(?<!\\p{L})${name}(?!\\p{L})`, 'gu'),
    }))
    .filter(({ start }) => !CONTRAST.test(claim.slice(0, start)))
    .find(({ form }) => {
      const places = [...all.matchAll(form)]
      return places.length > 0 && places.every((place) => CONTRAST.test(place[1] ?? ''))
    })?.name
}

const CONTRAST =
  /(?<!\p{L})(?:not|rather than|instead of|unlike|nicht|statt|anstelle von|pas|plutôt que|non|invece di|niet|а не|не)\s(?:the\s)?$/iu
