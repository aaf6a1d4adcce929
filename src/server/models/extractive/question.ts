import type { DraftClaim } from '../provider.ts'
import { byPlace, byScore, type Candidate, choose } from './choose.ts'
import { claimOf, claimOfBoth, claimOfSpan } from './claim.ts'
import { isThesis, startsWithPronoun } from './cues.ts'
import { frontMatter } from './front.ts'
import { bestMatches } from './match.ts'
import { partsOf } from './parts.ts'
import { type Query, type QueryTerm, queryOf } from './query.ts'
import type { Reading, Sentence } from './reading.ts'
import { rowsUnder } from './rows-under.ts'
import { centralSentences } from './summary.ts'
import { vectorOf } from './vectors.ts'

const MOST = 4

/** The sentences that answer, best first; none when the document doesn't speak of what is asked. */
export function answerQuestion(reading: Reading, question: string): DraftClaim[] {
  const [whole, ...parts] = partsOf(question).map((part) => answerOne(reading, part))
  const claims = [...(whole ?? [])]
  for (const claim of parts.flat()) if (!claims.some(({ text }) => text === claim.text)) claims.push(claim)
  return claims.filter(
    (claim) => !claims.some(({ text }) => text !== claim.text && text.includes(claim.text)),
  )
}

function answerOne(reading: Reading, question: string): DraftClaim[] {
  const query = queryOf(question, reading)
  if (query.gist) return gist(reading)
  const front = frontMatter(reading, query, question)
  if (front.length > 0) return front.map((span) => claimOfSpan(reading, span))
  const matches = bestMatches(reading, query)
  const best = matches[0]
  if (!best) return rowsUnder(reading, query, question).map((row) => claimOf(reading, row, columnsOf(row)))
  const candidates = matches
    .filter((match) => match.score >= best.score * 0.72 && match.own >= best.own * 0.7)
    .filter((match) => match.expected >= best.expected * 0.7)
    .map(
      ({ sentence, score }): Candidate => ({
        sentence,
        score: score / best.score,
        vector: vectorOf(reading, sentence),
      }),
    )
  const chosen = withOtherParty(reading, query, question, choose(candidates, MOST).sort(byScore))
  const meant = new Set(chosen.map(({ sentence }) => antecedent(reading, sentence, query)))
  return chosen
    .filter(({ sentence }) => !meant.has(sentence))
    .map(({ sentence }) => {
      const before = antecedent(reading, sentence, query)
      return before ? claimOfBoth(reading, before, sentence) : claimOf(reading, sentence, columnsOf(sentence))
    })
}

/** A row is understood by the names of its columns. */
function columnsOf({ columns, heading }: Sentence): string | null {
  return columns && heading
}

const ASKS_WHO = /^\s*(?:who|wer|wen|qui|qui[eé]n|chi|wie)(?!\p{L})/iu
/** "The Landlord keeps", "Der Mieter trägt" */
const PARTY = /^(?:The|Der|Die|Das|Le|La|El|Il|De)\s(\p{Lu}\p{L}+)\s\p{Ll}/u

/** Who pays may be both: what the paragraph says of the other party, if it speaks of what is asked. */
function withOtherParty(
  { sentences }: Reading,
  query: Query,
  question: string,
  chosen: Candidate[],
): Candidate[] {
  const [best] = chosen
  const party = PARTY.exec(best?.sentence.text ?? '')?.[1]
  if (best === undefined || party === undefined || chosen.length > 1 || !ASKS_WHO.test(question))
    return chosen
  const speaksOfIt = ({ terms }: Sentence) =>
    query.terms.some((term) => !term.framing && [...term.matches.keys()].some((each) => terms.has(each)))
  const other = sentences.find((sentence) => {
    const theirs = PARTY.exec(sentence.text)?.[1]
    return (
      sentence.block === best.sentence.block &&
      theirs !== undefined &&
      theirs !== party &&
      speaksOfIt(sentence)
    )
  })
  return other === undefined ? chosen : [...chosen, { ...best, sentence: other }]
}

/** Characters that a sentence and the one that tells whom it means may have together. */
const BOTH = 500

/** "The Landlord … repays it" */
const OBJECT = /\b(?:it|them)\b/iu

/** The sentence that tells what a pronoun stands for; null where none is needed or fit to be quoted. */
function antecedent({ sentences }: Reading, sentence: Sentence, query: Query): Sentence | null {
  const before = sentences[sentence.index - 1]
  if (before?.block !== sentence.block) return null
  const names = ({ terms }: Sentence, { matches }: QueryTerm) =>
    [...matches.keys()].some((each) => terms.has(each))
  const meant = query.terms.some((term) => !term.framing && !names(sentence, term) && names(before, term))
  if (!startsWithPronoun(sentence) && !(meant && OBJECT.test(sentence.text))) return null
  return before.text.length + sentence.text.length <= BOTH ? before : null
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
