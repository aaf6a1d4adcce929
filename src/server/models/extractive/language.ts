import snowball from 'snowball-stemmers'
import stopWordsIso from 'stopwords-iso/stopwords-iso.json' with { type: 'json' }
import { FUNCTION_WORDS } from './stop-words.ts'

/** What is known of a language: how to fold its words to stems, and which of them carry no meaning. */
export interface Language {
  /** ISO 639-1, or null when unknown. */
  code: string | null
  /** A word's stem, lower case, without accents: what two forms of one word have in common. */
  stem(word: string): string
  /** Function words, lower case; empty when unknown. */
  stop: ReadonlySet<string>
  /** Names of the months, lower case, long and short. */
  months: ReadonlySet<string>
}

const STEMMERS: Record<string, string> = {
  ar: 'arabic',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  hu: 'hungarian',
  it: 'italian',
  ga: 'irish',
  no: 'norwegian',
  nb: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  es: 'spanish',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
}

const isoLists: Record<string, string[]> = stopWordsIso

/** The tools for a language; without a stemmer words are only folded, without a list `stop` is empty. */
export function language(code: string | null): Language {
  const name = code === null ? undefined : STEMMERS[code]
  const stemmer = name === undefined ? null : snowball.newStemmer(name)
  const stems = new Map<string, string>()
  const stem = (word: string) => {
    let found = stems.get(word)
    if (found === undefined) {
      const lower = word.toLowerCase()
      found = withoutAccents(stemmer ? stemmer.stem(lower) : lower)
      stems.set(word, found)
    }
    return found
  }
  const stop = new Set(code === null ? [] : (FUNCTION_WORDS[code] ?? isoLists[code] ?? []))
  return { code, stem, stop, months: new Set([...monthNames(code), ...monthNames('en')]) }
}

function withoutAccents(word: string): string {
  return /^[\p{Script=Latin}\p{M}\p{N}]+$/u.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word
}

function monthNames(code: string | null): string[] {
  if (code === null) return []
  return (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(code, { month, day: 'numeric', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, at) => {
      const parts = format.formatToParts(Date.UTC(2025, at, 15))
      return (parts.find((part) => part.type === 'month')?.value ?? '').replace(/\.$/, '').toLowerCase()
    }).filter((name) => /^\p{L}{3,}/u.test(name))
  })
}
