import type { Sentence } from './reading.ts'
import { similarity, type Vector } from './vectors.ts'

export interface Candidate {
  sentence: Sentence
  vector: Vector
  score: number
}

/**
 * The best candidates that don't repeat each other: maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998).
 * @param spread what a candidate loses for what has been chosen, beside likeness: keeps the choice from one corner
 */
export function choose(
  candidates: readonly Candidate[],
  count: number,
  spread: (candidate: Candidate, chosen: Candidate[]) => number = () => 0,
): Candidate[] {
  const chosen: Candidate[] = []
  const left = [...candidates].sort(byScore).slice(0, Math.max(200, count * 20))
  while (chosen.length < count && left.length > 0) {
    let best = -1
    let most = Number.NEGATIVE_INFINITY
    left.forEach((candidate, at) => {
      const like = chosen.reduce((top, each) => Math.max(top, similarity(each.vector, candidate.vector)), 0)
      if (like > 0.45) return
      const worth = candidate.score - 0.5 * like - spread(candidate, chosen)
      if (worth > most) {
        most = worth
        best = at
      }
    })
    if (best < 0) break
    chosen.push(...left.splice(best, 1))
  }
  return chosen
}

export function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.sentence.index - b.sentence.index
}

export function byPlace(a: Candidate, b: Candidate): number {
  return a.sentence.index - b.sentence.index
}
