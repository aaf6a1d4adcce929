import { inverseFrequency, type Reading, type Sentence } from './reading.ts'

/** A sentence's stems weighted by TF-IDF, of length 1. */
export type Vector = Map<string, number>

export function vectorOf(reading: Reading, sentence: Sentence): Vector {
  const vector: Vector = new Map()
  let square = 0
  for (const [term, count] of sentence.terms) {
    const weight = (1 + Math.log(count)) * inverseFrequency(reading, term)
    vector.set(term, weight)
    square += weight * weight
  }
  const length = Math.sqrt(square) || 1
  for (const [term, weight] of vector) vector.set(term, weight / length)
  return vector
}

/** Cosine of two vectors of length 1. */
export function similarity(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

/** The stems that carry a document: the weightiest of all vectors' sum, as in MEAD (Radev et al., IPM 40, 2004). */
export function centroid(vectors: Vector[], terms = 60): Vector {
  const sum: Vector = new Map()
  for (const vector of vectors) {
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight)
  }
  const top = [...sum].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, terms)
  const length = Math.hypot(...top.map(([, weight]) => weight)) || 1
  return new Map(top.map(([term, weight]) => [term, weight / length]))
}
