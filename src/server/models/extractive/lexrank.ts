import type { Vector } from './vectors.ts'

/** A stem in more sentences than this joins no two of them: bounds the work to about 8 million pairs of a book. */
const MOST_SENTENCES = 300
const NEIGHBOURS = 12
const THRESHOLD = 0.08
const DAMPING = 0.85
const ROUNDS = 25

type Edge = { to: number; weight: number }

/**
 * How central each sentence is: continuous LexRank (Erkan and Radev, "LexRank: Graph-based Lexical Centrality as
 * Salience in Text Summarization", JAIR 22, 2004) over each sentence's nearest neighbours by cosine.
 * @returns one number a sentence, the greatest being 1
 */
export function lexRank(vectors: Vector[]): Float64Array {
  const edges = neighbours(vectors)
  const sums = edges.map((each) => each.reduce((sum, { weight }) => sum + weight, 0))
  let rank = new Float64Array(vectors.length).fill(1)
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(vectors.length).fill(1 - DAMPING)
    edges.forEach((each, from) => {
      const share = (DAMPING * (rank[from] ?? 0)) / (sums[from] || 1)
      for (const { to, weight } of each) next[to] = (next[to] ?? 0) + share * weight
    })
    rank = next
  }
  const greatest = rank.reduce((most, each) => Math.max(most, each), 0) || 1
  return rank.map((each) => each / greatest)
}

/** For each sentence those most like it, found through the stems that they share. */
function neighbours(vectors: Vector[]): Edge[][] {
  const postings = new Map<string, Edge[]>()
  vectors.forEach((vector, to) => {
    for (const [term, weight] of vector) {
      const list = postings.get(term)
      if (list) list.push({ to, weight })
      else postings.set(term, [{ to, weight }])
    }
  })
  const sums = new Float64Array(vectors.length)
  return vectors.map((vector, from) => {
    const touched: number[] = []
    for (const [term, weight] of vector) {
      const list = postings.get(term) ?? []
      if (list.length > MOST_SENTENCES) continue
      for (const other of list) {
        if (sums[other.to] === 0) touched.push(other.to)
        sums[other.to] = (sums[other.to] ?? 0) + weight * other.weight
      }
    }
    const found: Edge[] = []
    for (const to of touched) {
      const weight = sums[to] ?? 0
      if (to !== from && weight > THRESHOLD) found.push({ to, weight })
      sums[to] = 0
    }
    return found.sort((a, b) => b.weight - a.weight || a.to - b.to).slice(0, NEIGHBOURS)
  })
}
