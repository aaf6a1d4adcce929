import type { DraftClaim } from '../provider.ts'
import { byPlace, byScore, type Candidate, choose } from './choose.ts'
import { claimOf } from './claim.ts'
import { isThesis } from './cues.ts'
import { bestMatches } from './match.ts'
import { queryOf } from './query.ts'
import type { Reading } from './reading.ts'
import { centralSentences } from './summary.ts'
import { vectorOf } from './vectors.ts'

const MOST = 4

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
