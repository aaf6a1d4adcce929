import type { Scope } from '../scope.ts'

/** A chunk and how near its meaning is: the cosine, -1 to 1. */
export interface Near {
  chunkId: number
  score: number
}

/** Finds the chunks that are nearest to a meaning. Two drivers, one contract (meaning.test.ts). */
export interface Meaning {
  readonly driver: 'exact' | 'pgvector'
  /**
   * The `limit` nearest chunks in scope that have a vector of the model and of the query's length; the nearest first,
   * of equals the one with the smaller id. `vector` is of unit length.
   */
  nearest(by: { scope: Scope; model: string; vector: Float32Array; limit: number }): Promise<Near[]>
}
