import { formsOf } from './irregular.ts'
import { type Name, namesOf } from './names.ts'
import {
  asksForGist,
  asksForIdentity,
  codeOf,
  countedWord,
  type Expectation,
  expectationOf,
  isAsking,
  isFraming,
  isMeasure,
  isOfFront,
  isTying,
} from './question-words.ts'
import { inverseFrequency, type Reading } from './reading.ts'
import { functionWordsOf } from './stop-words.ts'
import { synonymsOf } from './synonyms.ts'
import { isUnspaced, wordsOf } from './words.ts'

/** One word of a question that carries meaning. */
export interface QueryTerm {
  /** As it stands in the question, lower case. */
  word: string
  stem: string
  /** How much of the question rests on it: inverse frequency, less for words that only frame the question. */
  weight: number
  /** A name or a number: an answer without it speaks of something else. */
  specific: boolean
  /** Only frames the question. */
  framing: boolean
  /** A verb that no row of a table needs to hold: "holds", "pays". */
  tying: boolean
  /** Stems of the document that mean it: its own (1), derived and compound words (less). */
  matches: Map<string, number>
}

export interface Query {
  terms: QueryTerm[]
  expectation: Expectation
  /** Asks what the whole document is about. */
  gist: boolean
  /** Made of framing words only: "Who is the author?" */
  framed: boolean
  /** Those the question is about; an answer speaks of them or follows a sentence that does. */
  names: Name[]
  /** "Who is Anna Berg?": asks for what is said of her, not for a name. */
  identity: boolean
  /** What "how many" counts, or "who pays for" names: one of `terms`, or null. */
  counted: QueryTerm | null
  /** "What is the tax number?": what the number is of, lower case. */
  code: string | null
}

/** What a word that only frames the question ("how long", "name") counts against one that tells what is asked. */
const FRAMING_WEIGHT = 0.12
const COMPOUNDING = new Set(['de', 'nl', 'sv', 'da', 'no', 'nb', 'fi', 'hu'])
const SUFFIX =
  /^(?:e|s|a?bl|e?ment|er|or|r|ion|ation|at|ant|ent|al|ist|iv|li|ly|ur|ung|in|nis|ig|lich|eur|ier|aj|age|ier|or|dor|cion)$/

/** What a question asks of this document. */
export function queryOf(question: string, reading: Reading): Query {
  const { language } = reading
  const words = wordsOf(question)
  const asked = functionWordsOf(words, language.stop)
  const isFunction = (word: string) =>
    language.stop.has(word.toLowerCase()) || asked.has(word.toLowerCase()) || isAsking(word)
  const terms = new Map<string, QueryTerm>()
  words.forEach((word, at) => {
    if (isFunction(word)) return
    const stem = language.stem(word)
    if (stem.length < 2 && !/[\p{N}\p{Lo}]/u.test(stem)) return
    const framing = isFraming(word) || isMeasure(word, words[at - 1])
    const specific = /^\p{N}/u.test(word) || (at > 0 && /^\p{Lu}/u.test(word) && language.code !== 'de')
    const weight = inverseFrequency(reading, stem) * (framing ? FRAMING_WEIGHT : 1)
    terms.set(stem, {
      word: word.toLowerCase(),
      stem,
      weight,
      specific: specific && !framing,
      framing,
      tying: isTying(word),
      matches: matchesOf(word, stem, reading),
    })
  })
  const found = [...terms.values()]
  const says = (word: string) => !isFunction(word) && !isFraming(word) && !isOfFront(word)
  const framed = !words.some(says)
  const names = language.code === 'de' ? [] : namesOf(question, reading.sentences)
  const stem = language.stem(countedWord(question) ?? '')
  const counted = found.find((term) => term.stem === stem && !term.framing) ?? null
  const gist = framed && asksForGist(question)
  const identity = asksForIdentity(question)
  return {
    terms: found,
    expectation: expectationOf(question),
    gist,
    framed,
    names,
    identity,
    counted,
    code: codeOf(question),
  }
}

function matchesOf(word: string, stem: string, reading: Reading): Map<string, number> {
  const matches = new Map<string, number>()
  for (const term of reading.frequency.keys()) {
    const nearness = relation(stem, term, reading.language.code)
    if (nearness > 0) matches.set(term, nearness)
  }
  for (const form of formsOf(word, reading.language.code)) {
    const term = reading.language.stem(form)
    if (reading.frequency.has(term)) matches.set(term, Math.max(0.95, matches.get(term) ?? 0))
  }
  for (const other of synonymsOf(word, reading.language.code)) {
    const term = reading.language.stem(other)
    if (reading.frequency.has(term) && !matches.has(term)) matches.set(term, 0.7)
  }
  return matches
}

const HANGUL = /^\p{Script=Hangul}+$/u

/** "급여" and "급여는", or "급여가" and "급여는": what clings to a Korean noun is two syllables at most. */
function isWithParticle(short: string, long: string): boolean {
  const same = long.startsWith(short) ? short.length : short.length - 1
  return same >= 2 && long.startsWith(short.slice(0, same)) && long.length - same <= 2
}

/** How surely two stems mean the same: 1 for equal ones, 0.8 for derived words, less for parts of compounds. */
export function relation(asked: string, found: string, code: string | null): number {
  if (asked === found) return 1
  const [short, long] = asked.length < found.length ? [asked, found] : [found, asked]
  if (isUnspaced(short)) return short.length >= 2 && long.includes(short) ? 0.8 : 0
  if (HANGUL.test(short)) return short.length >= 2 && isWithParticle(short, long) ? 0.8 : 0
  if (short.length < 3 || /\d/.test(long)) return 0
  if (long.startsWith(short)) {
    const rest = long.slice(short.length)
    if (SUFFIX.test(rest) && (short.length >= 4 || rest !== 'e')) return 0.8
  }
  if (
    short.length >= 5 &&
    short.slice(0, -1) === long.slice(0, short.length - 1) &&
    long.length - short.length <= 2
  )
    return 0.5
  if (!COMPOUNDING.has(code ?? '') || short.length < 4) return 0
  if (long === found && (long.startsWith(short) || long.endsWith(short))) return 0.7
  return short.length >= 6 && (long.startsWith(short) || long.endsWith(short)) ? 0.4 : 0
}
