import type { DraftClaim } from '../provider.ts'
import { byPlace, byScore, type Candidate, choose } from './choose.ts'
import { claimOf } from './claim.ts'
import { isDangling, isThesis } from './cues.ts'
import {
  hasAmount,
  hasDate,
  hasDuration,
  hasName,
  hasNumber,
  hasPlace,
  hasTime,
  nameStrength,
} from './details.ts'
import { type Query, queryOf } from './query.ts'
import type { Expectation } from './question-words.ts'
import type { Reading, Sentence } from './reading.ts'
import { centralSentences } from './summary.ts'
import { vectorOf } from './vectors.ts'
import { isUnspaced } from './words.ts'

const MOST = 4
/** Share of the question's weight that a sentence and its neighbourhood must cover; calibrated on real documents. */
const ENOUGH = 0.6
/** Share that the sentence must hold itself. */
const ENOUGH_ITSELF = 0.42
/** What a word in a neighbouring sentence or in the heading counts, against one in the sentence itself. */
const NEARBY = 0.55

/** How well a sentence answers. */
interface Match {
  sentence: Sentence
  /** Share of the question's weight in the sentence itself, 0 to 1. */
  own: number
  /** The same with its neighbourhood. */
  near: number
  score: number
}

/** The sentences that answer, best first; none when the document doesn't speak of what is asked. */
export function answerQuestion(reading: Reading, question: string): DraftClaim[] {
  const query = queryOf(question, reading)
  if (query.gist) return gist(reading)
  const matches = bestMatches(reading, query)
  const best = matches[0]
  if (!best) return []
  const candidates = matches
    .filter((match) => match.score >= best.score * 0.72 && match.own >= best.own * 0.7)
    .map(
      ({ sentence, score }): Candidate => ({
        sentence,
        score: score / best.score,
        vector: vectorOf(reading, sentence),
      }),
    )
  return choose(candidates, MOST)
    .sort(byScore)
    .map(({ sentence }) => claimOf(reading, sentence, null))
}

/** Every sentence that passes for an answer, best first. */
export function bestMatches(reading: Reading, query: Query): Match[] {
  const total = query.terms.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return []
  const hits = reading.sentences.map(({ terms }) => query.terms.map((term) => hit(terms, term.matches)))
  return reading.sentences
    .filter((_, at) => hits[at]?.some((each) => each > 0))
    .filter(({ kind }) => kind !== 'heading')
    .map((sentence) => judge(reading, query, sentence, hits, total))
    .filter(({ own, near }) => own >= ENOUGH_ITSELF && near >= ENOUGH)
    .filter(({ sentence }) => !query.framed || isLabelled(sentence, query, reading))
    .sort((a, b) => b.score - a.score || a.sentence.index - b.sentence.index)
}

function hit(terms: Map<string, number>, matches: Map<string, number>): number {
  let most = 0
  const [few, many] = terms.size < matches.size ? [terms, matches] : [matches, terms]
  for (const term of few.keys()) if (many.has(term)) most = Math.max(most, matches.get(term) ?? 0)
  return most
}

function judge(reading: Reading, query: Query, sentence: Sentence, hits: number[][], total: number): Match {
  const heading = headingTerms(reading, sentence)
  const leaning = isDangling(sentence)
  let own = 0
  let near = 0
  let bm25 = 0
  let lacking = 1
  const saturation = 1.2 * (0.6 + (0.4 * sentence.words.length) / 20)
  query.terms.forEach((term, at) => {
    const itself = hits[sentence.index]?.[at] ?? 0
    let around = hit(heading, term.matches)
    for (const offset of [-2, -1, 1]) {
      const other = reading.sentences[sentence.index + offset]
      if (other && Math.abs(other.block - sentence.block) <= 1) {
        around = Math.max(around, (hits[other.index]?.[at] ?? 0) * (offset === -2 ? 0.8 : 1))
      }
    }
    // What a pronoun at the start stands for is most often in the sentence before.
    const meant = leaning ? 0.9 * (hits[sentence.index - 1]?.[at] ?? 0) : 0
    const most = Math.max(itself, NEARBY * around, meant)
    own += (term.weight * itself) / total
    near += (term.weight * most) / total
    bm25 += ((term.weight / total) * most * 2.2) / (1 + saturation)
    if (term.specific && most === 0) lacking *= 0.7
  })
  const expected = meets(query.expectation, sentence, reading, query)
  near *= lacking * (expected < 0.7 ? 0.9 : 1)
  const reads =
    (0.55 + 0.45 * sentence.quality) *
    (leaning ? 0.97 : 1) *
    (isFragment(sentence) ? 0.5 : 1) *
    (SUBORDINATE.test(sentence.text) ? 0.88 : 1) *
    (SIGNPOST.test(sentence.text) ? 0.7 : 1)
  const question = /[?？]["'”’»)]*$/u.test(sentence.text) ? 0.5 : 1
  const score =
    (bm25 + 0.6 * own + 0.25 * adjacency(query, sentence, reading)) * lacking * expected * reads * question
  return { sentence, own: own * lacking, near, score }
}

/** Begins with a condition: what it says first is not what it states. */
const SUBORDINATE = /^(?:when|if|unless|where|wenn|falls|sofern|si|lorsque|quand|cuando)(?!\p{L})/iu

/** A few words without an end mark, a colon or a number: most likely a heading that wasn't recognised. */
function isFragment({ text, words }: Sentence): boolean {
  return words.length < 6 && !isUnspaced(text) && !/[.!?:\d]/.test(text)
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

const REASON =
  /\b(?:because|since|due to|therefore|thus|reason|as a result|in order to|so that|caused?|weil|da|denn|daher|deshalb|wegen|grund|damit|parce que|car|puisque|afin|porque|debido|para que|ya que)(?!\p{L})|因为|由于|所以/iu

/** What kind of words the answer holds, against what was asked for: a factor, 1 when it can't be told. */
function meets(expectation: Expectation, sentence: Sentence, reading: Reading, query: Query): number {
  const { text, words } = sentence
  const { language } = reading
  const factor = (met: boolean, without: number) => (met ? 1.25 : without)
  if (introduces(sentence, reading, query)) return 1.9
  switch (expectation) {
    case 'number':
      return hasAmount(text) ? 1.4 : hasNumber(text) || hasDuration(text) ? 1.25 : 0.6
    case 'date':
      return hasDate(text, words, language) || hasTime(text) ? 1.5 : hasDuration(text) ? 0.85 : 0.6
    case 'person':
      return 0.75 + 0.55 * Math.max(nameStrength(text, language), hasName(text, language) ? 0.4 : 0)
    case 'place':
      return factor(hasPlace(text), 0.8)
    case 'reason':
      return factor(REASON.test(text), 0.95)
    case 'definition':
      return defines(sentence, reading, query) ? 1.35 : 1
    default:
      return 1
  }
}

const DEFINES =
  /^(?:\s|[(“"„][^)”"“]{0,30}[)”"“])*(?:is|are|means?|refers?|denotes?|was|were|consists?|heißt|ist|sind|bezeichnet|bedeutet|est|sont|désigne|signifie|es|son|significa)\b|^(?:是|指)/iu

/** True for `Anna Berg (the "Landlord")` and "Technology Acceptance Model (TAM)" when the word in brackets is asked for. */
function introduces(sentence: Sentence, reading: Reading, query: Query): boolean {
  if (query.expectation !== 'person' && query.expectation !== 'definition') return false
  const bracketed = [
    ...sentence.text.matchAll(/[(（][^()“"„«]{0,40}["“„«]([^()"”“»]+)["”“»][)）]|[(（](\p{Lu}{2,8})[)）]/gu),
  ]
  return bracketed.some(([, quoted, short]) => {
    const words = new Set((quoted ?? short ?? '').split(/\s+/).map((word) => reading.language.stem(word)))
    return (
      query.terms.length > 0 &&
      query.terms.every(({ matches }) => [...words].some((word) => matches.has(word)))
    )
  })
}

/** True when the asked word stands near the sentence's start and a defining verb follows it. */
function defines(sentence: Sentence, reading: Reading, query: Query): boolean {
  const last = query.terms.at(-1)
  if (!last) return false
  const at = sentence.words.findIndex((word) => last.matches.has(reading.language.stem(word)))
  if (at < 0 || at > 6) return false
  const word = sentence.words[at] ?? ''
  const rest = sentence.text.slice(sentence.text.indexOf(word) + word.length)
  return DEFINES.test(rest) || /\b(?:heißt|nennt man|is called|are called|known as)\b/iu.test(sentence.text)
}

/** "The author is …", "Author: …": all that answers a question made of framing words only. */
function isLabelled(sentence: Sentence, query: Query, reading: Reading): boolean {
  const singular = (word: string) => word.toLowerCase().replace(/s$/, '')
  const opening = sentence.words.slice(0, 4).map(singular)
  if (!query.terms.some(({ word }) => opening.includes(singular(word)))) return false
  return /^[^:：]{2,40}[:：]/u.test(sentence.text) || defines(sentence, reading, query)
}

/** For "what is this about?": the three most telling sentences of the summary's kind. */
function gist(reading: Reading): DraftClaim[] {
  const telling = centralSentences(reading).map((candidate) => ({
    ...candidate,
    score: candidate.score * (isThesis(candidate.sentence) ? 1.6 : 1),
  }))
  return choose(telling, 3)
    .sort(byPlace)
    .map(({ sentence }) => claimOf(reading, sentence, null))
}
