import { negationsOf } from './negations.ts'
import { plainWord } from './spelled.ts'

/** Ends of clauses: marks, and the conjunctions of a language. */
const MARKS = '[.;:!?,\\n。；，！？、]+(?=\\s|$|[^\\p{N}])'
const CONJUNCTIONS: Record<string, string> = {
  en: 'and|but|while|whereas',
  de: 'und|aber|sondern|während',
  fr: 'et|mais|tandis',
  es: 'y|pero|mientras',
  it: 'e|ed|ma|mentre',
  pt: 'e|mas|enquanto',
  nl: 'en|maar|terwijl',
  ru: 'и|но|а',
  tr: 've|ama|fakat',
}
/** Negations of which several in a clause make one: "ne … jamais", "no … nunca", "neither … nor". */
const CONCORD: Record<string, RegExp> = {
  fr: /^(?!sans|non)/i,
  es: /^(?!sin)/i,
  it: /^(?!senza)/i,
  pt: /^(?!sem)/i,
  ru: /^(?!без)/i,
}
const PAIRED = /^(?:neither|nor|weder|noch)$/i

interface Clause {
  /** Its words by their first letters, so that inflected forms agree. */
  words: Set<string>
  negations: string[]
  /** How often it denies: 2 for "not … without". */
  denials: number
}

/** What ends a clause in a language: marks, and conjunctions (the group `and`). */
export function clauseEnds(language?: string): RegExp {
  const words = CONJUNCTIONS[codeOf(language)] ?? 'and|but'
  return new RegExp(`${MARKS}|(?<!\\p{L})(?<and>${words})(?!\\p{L})`, 'giu')
}

function clausesOf(text: string, language?: string): Clause[] {
  return clauseTexts(text, language)
    .map((clause) => clauseOf(clause, language))
    .filter((clause) => clause.words.size > 0)
}

/** The clauses of a text, without what ends them. */
export function clauseTexts(text: string, language?: string): string[] {
  const ends = [...text.matchAll(clauseEnds(language))]
  const starts = [0, ...ends.map((end) => end.index + end[0].length)]
  return starts.map((start, index) => text.slice(start, ends[index]?.index ?? text.length))
}

function clauseOf(text: string, language?: string): Clause {
  const negations = negationsOf(text, language).map((negation) => negation.text)
  const concord = CONCORD[codeOf(language)]
  const apart = negations.filter((word) => !concord?.test(word) && !PAIRED.test(word))
  const denials = apart.length + (apart.length < negations.length ? 1 : 0)
  return { words: stems(text, new Set(negations.map(plainWord))), negations, denials }
}

/** The language of a BCP 47 tag: "de" of "de-AT"; '' for none. */
export function codeOf(language = ''): string {
  return language.slice(0, 2).toLowerCase()
}

const ARTICLES = /^(?:the|der|die|das|den|dem|des|les|los|las|gli|het|een|ein|eine|une|una|uma)$/

/** The words of a text by their first letters, so that inflected forms agree; Han, Katakana and Thai by the character. */
export function stems(text: string, without: ReadonlySet<string> = new Set()): Set<string> {
  const words =
    text.match(
      /[\p{Script=Han}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Thai}])[\p{L}\p{M}\p{N}]){3,}/gu,
    ) ?? []
  return new Set(
    words
      .map(plainWord)
      .filter((word) => !without.has(word) && !ARTICLES.test(word))
      .map((word) => word.slice(0, 5)),
  )
}

/**
 * The negation that a claim adds to what its quotes say, or leaves out of it: each clause of the claim is held against
 * the clauses of the quotes that share most of its words; one of these must deny as often as it does.
 */
export function turnedNegation(
  claim: string,
  quotes: readonly string[],
  language?: string,
): { added: string } | { dropped: string } | undefined {
  const shown = quotes.flatMap((quote) => clausesOf(quote, language))
  for (const clause of clausesOf(claim, language)) {
    const turned = turnedIn(clause, shown)
    if (turned !== undefined) return turned
  }
  return undefined
}

/** Each clause of a claim with those of its quotes that share most words with it, if that is half of them at least. */
export function aboutSame(
  claim: string,
  quotes: readonly string[],
  language?: string,
): { clause: string; nearest: string[] }[] {
  const shown = quotes
    .flatMap((quote) => clauseTexts(quote, language))
    .map((text) => ({ text, words: stems(text) }))
  return clauseTexts(claim, language).flatMap((clause) => {
    const words = stems(clause)
    const shares = shown.map((other) => [...words].filter((word) => other.words.has(word)).length)
    const most = Math.max(0, ...shares)
    if (most === 0 || most * 2 < words.size - 1) return []
    return [{ clause, nearest: shown.filter((_, index) => shares[index] === most).map(({ text }) => text) }]
  })
}

function turnedIn(clause: Clause, shown: readonly Clause[]) {
  const shares = shown.map((other) => [...clause.words].filter((word) => other.words.has(word)).length)
  const most = Math.max(0, ...shares)
  const nearest = shown.filter((_, index) => shares[index] === most)
  if (most === 0 || nearest.some(({ denials }) => denials === clause.denials)) return undefined
  const [added] = clause.negations
  if (added !== undefined && nearest.every(({ denials }) => denials < clause.denials)) return { added }
  const isAbout = most >= Math.min(2, clause.words.size - 1) && most * 2 >= clause.words.size
  const denied = nearest.flatMap(({ negations }) => negations)
  const dropped = denied.find((word) => !clause.negations.includes(word)) ?? denied[0]
  return isAbout && dropped !== undefined ? { dropped } : undefined
}
