import { isDangling, startsWithPronoun } from './cues.ts'
import { defines, isLabelled, meets } from './expectation.ts'
import { speaksOf } from './names.ts'
import { spokenOfAsParty } from './parties.ts'
import type { Query } from './query.ts'
import type { Reading, Sentence } from './reading.ts'
import { isUnspaced } from './words.ts'

/** Share of the question's weight that a sentence and its neighbourhood must cover; calibrated on real documents. */
const ENOUGH = 0.6
/** Share that the sentence must hold itself. */
const ENOUGH_ITSELF = 0.42
/** What a word in a neighbouring sentence or in the heading counts, against one in the sentence itself. */
const NEARBY = 0.55
/** Those that count as near; of a row none, for the next one speaks of something else. */
const NEIGHBOURS = [-2, -1, 1]

/** How well a sentence answers. */
export interface Match {
  sentence: Sentence
  /** Share of the question's weight in the sentence itself, 0 to 1. */
  own: number
  /** The same with its neighbourhood. */
  near: number
  score: number
  /** How far it holds the kind of words that are asked for, see `meets`. */
  expected: number
}

/** Every sentence that passes for an answer, best first. */
export function bestMatches(reading: Reading, query: Query): Match[] {
  if (query.terms.every(({ weight }) => weight === 0)) return []
  const groups = namedTogether(query)
  const hits = reading.sentences.map((sentence) => {
    const own = query.terms.map((term) =>
      Math.max(hitIn(sentence, term.matches), spokenOfAsParty(term.word, sentence.text)),
    )
    for (const group of groups) {
      const most = Math.max(...group.map((at) => own[at] ?? 0))
      for (const at of group) own[at] = Math.max(own[at] ?? 0, WHOLE_NAME * most)
    }
    return own
  })
  return reading.sentences
    .filter((_, at) => hits[at]?.some((each) => each > 0))
    .filter(({ kind, backMatter, text }) => kind !== 'heading' && (!backMatter || ENDS.test(text)))
    .filter((sentence) => holdsAny(sentence, query) && saysMore(sentence, query))
    .filter((sentence) => concerns(reading, query, sentence))
    .map((sentence) => judge(reading, query, sentence, hits))
    .filter(({ own, near }) => own >= ENOUGH_ITSELF && near >= ENOUGH)
    .filter(({ sentence }) => !query.framed || isLabelled(sentence, query, reading))
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index)
}

/** What a part of a name counts where only another part stands: "Jesse" for "Jesse Jordan". */
const WHOLE_NAME = 0.85

/** For each name the places of its parts among the query's terms. */
function namedTogether({ names, terms }: Query): number[][] {
  return names.map(({ parts, common }) => {
    const own = new Set(parts.filter((part) => !common.has(part)).map((part) => part.toLowerCase()))
    return terms.flatMap(({ word }, at) => (own.has(word) ? [at] : []))
  })
}

const ENDS = /[.!?。！？]["'”’»)\]]*$/u
/** Share of a question about someone named that must be there besides the name. */
const BESIDES = 0.4

/** True when the sentence, or the one just before, speaks of each one named, and it counts what is to be counted. */
function concerns(reading: Reading, { names, counted }: Query, sentence: Sentence): boolean {
  if (counted && hitIn(sentence, counted.matches) === 0) return false
  const before = sentence.kind === 'row' ? undefined : reading.sentences[sentence.index - 1]
  return names.every((name) => speaksOf(sentence, name) || (before !== undefined && speaksOf(before, name)))
}

/** What a column's name counts in each of its rows. */
const COLUMN = 0.8

/**
 * False where only the names of a row's columns are asked for: those stand above each row, whatever it is about. Alone,
 * as a row without quality, they answer nothing.
 */
function holdsAny({ kind, quality, terms, columns }: Sentence, query: Query): boolean {
  if (kind === 'row' && quality === 0) return false
  return columns === null || query.terms.some(({ matches }) => hit(terms, matches) > 0)
}

/** A title made of the question's own words tells nothing. */
function saysMore({ text, terms }: Sentence, query: Query): boolean {
  const isAsked = (term: string) => query.terms.some(({ matches }) => matches.has(term))
  return ENDS.test(text) || [...terms.keys()].some((term) => !isAsked(term))
}

function hitIn({ terms, columns }: Sentence, matches: Map<string, number>): number {
  return Math.max(hit(terms, matches), columns ? COLUMN * hit(columns, matches) : 0)
}

/** How near the nearest of the stems is to one that is asked for, 0 to 1. */
export function hit(terms: Map<string, number>, matches: Map<string, number>): number {
  let most = 0
  const [few, many] = terms.size < matches.size ? [terms, matches] : [matches, terms]
  for (const term of few.keys()) if (many.has(term)) most = Math.max(most, matches.get(term) ?? 0)
  return most
}

function judge(reading: Reading, query: Query, sentence: Sentence, hits: number[][]): Match {
  const heading = headingTerms(reading, sentence)
  const leaning = isDangling(sentence)
  const pointing = startsWithPronoun(sentence)
  let own = 0
  let near = 0
  let bm25 = 0
  let lacking = 1
  let besides = 0
  let wanted = 0
  const saturation = 1.2 * (0.6 + (0.4 * sentence.words.length) / 20)
  const columns = sentence.columns
  const isUnder =
    columns !== null &&
    query.terms.some((term) => !term.tying && !term.framing && hit(columns, term.matches) >= 0.7)
  const needed = query.terms.map((term, at) => {
    const isTold = isUnder && term.tying && !hits[sentence.index]?.[at]
    return isTold ? 0 : term.weight
  })
  const total = needed.reduce((sum, weight) => sum + weight, 0)
  query.terms.forEach((term, at) => {
    const share = (needed[at] ?? 0) / total
    const itself = hits[sentence.index]?.[at] ?? 0
    let around = hit(heading, term.matches)
    for (const offset of sentence.kind === 'row' ? [] : NEIGHBOURS) {
      const other = reading.sentences[sentence.index + offset]
      if (other && Math.abs(other.block - sentence.block) <= 1) {
        around = Math.max(around, (hits[other.index]?.[at] ?? 0) * (offset === -2 ? 0.8 : 1))
      }
    }
    // What a pronoun at the start stands for is most often in the sentence before.
    const meant = leaning ? 0.9 * (hits[sentence.index - 1]?.[at] ?? 0) : 0
    const most = Math.max(itself, NEARBY * around, meant)
    // A pronoun's sentence is quoted with the one before.
    own += share * Math.max(itself, pointing ? meant : 0)
    near += share * most
    bm25 += (share * most * 2.2) / (1 + saturation)
    if (term.specific && most === 0) lacking *= 0.7
    if (term.specific || term.framing) return
    wanted += term.weight
    besides += term.weight * Math.max(itself, meant, 0.4 * around)
  })
  if (query.names.length > 0 && besides < BESIDES * wanted) lacking *= 0.5
  // "When is the invoice due?": the date of something else about the invoice is none.
  const asked = query.terms.findLastIndex(({ framing }) => !framing)
  if (query.expectation === 'date' && asked > 0 && !hits[sentence.index]?.[asked]) lacking *= 0.8
  const kindly = sentence.kind === 'row' ? 1 : 0
  const expected = Math.max(kindly, meets(query.expectation, sentence, reading, query))
  near *= lacking * (expected <= 0.5 ? 0.55 : expected < 0.7 ? 0.9 : 1)
  // A note may state what the text only implies.
  const stated = sentence.backMatter && expected >= 1.4 && own > 0.75
  const reads =
    (0.55 + 0.45 * (stated ? 0.9 : sentence.quality)) *
    (leaning ? (pointing ? 0.95 : 0.85) : 1) *
    (sentence.backMatter && !stated ? 0.5 : 1) *
    (isFragment(sentence) ? 0.5 : 1) *
    (SUBORDINATE.test(sentence.text) ? 0.88 : 1) *
    (SIGNPOST.test(sentence.text) ? 0.7 : 1)
  const question = /[?？]["'”’»)]*$/u.test(sentence.text) ? 0.5 : 1
  const subject = defines(sentence, reading, query) ? 1.25 : 1
  const score =
    subject *
    (bm25 + 0.6 * own + 0.25 * adjacency(query, sentence, reading)) *
    lacking *
    expected *
    reads *
    question
  return { sentence, own: own * lacking, near, score, expected }
}

/** Begins with a condition: what it says first is not what it states. */
const SUBORDINATE = /^(?:when|if|unless|where|wenn|falls|sofern|si|lorsque|quand|cuando)(?!\p{L})/iu

/** A few words without an end mark, a colon or a number: most likely a heading that wasn't recognised. */
function isFragment({ kind, text, words }: Sentence): boolean {
  return kind !== 'row' && words.length < 6 && !isUnspaced(text) && !/[.!?:\d]/.test(text)
}

/** Says where something is told instead of telling it. */
const SIGNPOST =
  /^(?:in )?(?:this|the (?:following|next)) (?:section|chapter|figure|table)|^(?:key ?words|stichwörter|mots[- ]clés)(?!\p{L})/iu

function headingTerms(reading: Reading, sentence: Sentence): Map<string, number> {
  for (let at = sentence.index - 1; at >= 0 && at > sentence.index - 40; at--) {
    const other = reading.sentences[at]
    if (other?.kind === 'heading') return other.terms
  }
  return new Map()
}

/** Share of the question's neighbouring pairs of words that stand next to each other here, too. */
function adjacency(query: Query, sentence: Sentence, reading: Reading): number {
  if (query.terms.length < 2) return 0
  const stems = sentence.words.map((word) => reading.language.stem(word))
  let pairs = 0
  for (let at = 1; at < query.terms.length; at++) {
    const [first, second] = [query.terms[at - 1], query.terms[at]]
    if (stems.some((stem, i) => first?.matches.has(stem) && second?.matches.has(stems[i + 1] ?? ''))) pairs++
  }
  return pairs / (query.terms.length - 1)
}
