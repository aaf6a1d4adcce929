import type { DraftClaim } from '../provider.ts'
import { byPlace, type Candidate, choose } from './choose.ts'
import { claimOf } from './claim.ts'
import { wordingFactor } from './cues.ts'
import { hasAmount, hasDate } from './details.ts'
import { isOfDuties } from './duties.ts'
import { lexRank } from './lexrank.ts'
import type { Reading, Sentence } from './reading.ts'
import { centroid, similarity, vectorOf } from './vectors.ts'

/** Sentences that read worse than this are left out of summaries as long as there are better ones. */
const READABLE = 0.3

/** The whole document in its own sentences, in its own order; none when nothing in it reads as prose. */
export function summarise(reading: Reading): DraftClaim[] {
  const candidates = centralSentences(reading)
  const clauses = clausesOf(reading, candidates)
  const parts = Math.min(6, Math.max(2, Math.ceil(candidates.length / 25)))
  const part = ({ sentence }: Candidate) => Math.floor((parts * sentence.index) / reading.sentences.length)
  const crowding = (candidate: Candidate, chosen: Candidate[]) => {
    const here = chosen.filter((each) => part(each) === part(candidate)).length
    const near = chosen.some((each) => Math.abs(each.sentence.index - candidate.sentence.index) <= 1)
    const same = chosen.some(
      ({ sentence }) => sentence.heading !== null && sentence.heading === candidate.sentence.heading,
    )
    return (same ? (clauses > 0 ? 0.5 : 0.06) : 0) + 0.12 * Math.max(0, here - 1) + (near ? 0.05 : 0)
  }
  const chosen = choose(candidates, Math.max(clauses, summaryLength(candidates.length)), crowding)
  return chosen.sort(byPlace).map(({ sentence }) => claimOf(reading, sentence, sentence.heading))
}

/** A short contract's summary has a sentence for each of its clauses, up to so many. */
const MOST_CLAUSES = 12

/** The headed clauses of a contract short enough to be told clause by clause, else 0. */
function clausesOf(reading: Reading, candidates: readonly Candidate[]): number {
  const headings = new Set(candidates.flatMap(({ sentence }) => sentence.heading ?? []))
  return headings.size <= MOST_CLAUSES && isOfDuties(reading) ? headings.size : 0
}

const known = new WeakMap<Reading, Candidate[]>()

/** All sentences fit for a summary, scored by centrality, place, wording and how well they read. */
export function centralSentences(reading: Reading): readonly Candidate[] {
  const candidates = known.get(reading) ?? scored(reading)
  known.set(reading, candidates)
  return candidates
}

function scored(reading: Reading): Candidate[] {
  const fit = reading.sentences.filter((sentence) => sentence.quality >= READABLE)
  const from = fit.length > 0 ? fit : reading.sentences.filter((sentence) => sentence.quality > 0)
  const vectors = from.map((sentence) => vectorOf(reading, sentence))
  const rank = lexRank(vectors)
  const centre = centroid(vectors)
  const nearness = vectors.map((vector) => similarity(vector, centre))
  const nearest = Math.max(...nearness, 1e-9)
  return from.map((sentence, at) => {
    const central = 0.2 + 0.4 * Math.sqrt(rank[at] ?? 0) + (0.4 * (nearness[at] ?? 0)) / nearest
    const score = central * sentence.quality * wordingFactor(sentence) * placeFactor(sentence, reading)
    return { sentence, vector: vectors[at] ?? new Map(), score }
  })
}

/** 2 for a few sentences, 5 for some 30, 9 for a book. */
function summaryLength(sentences: number): number {
  if (sentences <= 2) return sentences
  return Math.min(9, Math.max(2, Math.round(1.5 * Math.log(sentences))))
}

/** Documents say what they are about in the beginning, and what comes of it in the end. */
function placeFactor(sentence: Sentence, reading: Reading): number {
  const total = reading.sentences.length
  const opening = Math.min(400, Math.max(6, total * 0.08))
  let factor = 1
  if (sentence.index < opening) factor = 1.5 - 0.25 * (sentence.index / opening)
  else if (CLOSING.test(sentence.heading ?? '')) factor = 1.4
  if (reading.sentences[sentence.index - 1]?.kind === 'heading') factor *= 1.2
  const short = total < 200
  const { text, words } = sentence
  return short && (hasAmount(text) || hasDate(text, words, reading.language)) ? factor * 1.2 : factor
}

const CLOSING =
  /^[\dIVX.\s]*(?:abstract|summary|conclusions?|zusammenfassung|fazit|schluss|résumé|resumen|conclusión|摘要|结论)/iu
