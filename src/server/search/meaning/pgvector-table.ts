/** What pgvector's HNSW can index: `vector` up to 2,000 numbers, `halfvec` (16 bits each) up to 4,000. */
const LONGEST = { vector: 2_000, halfvec: 4_000 }

/** True when vectors of this length can be indexed; longer ones are left to the exact driver. */
export function isIndexable(dimensions: number): boolean {
  return dimensions <= LONGEST.halfvec
}

/** The SQL type of vectors of this length. */
export function typeOf(dimensions: number): string {
  return `${dimensions <= LONGEST.vector ? 'vector' : 'halfvec'}(${integer(dimensions)})`
}

/** The class of operators that the index is made with: the dot product's. */
export function operatorsOf(dimensions: number): string {
  return dimensions <= LONGEST.vector ? 'vector_ip_ops' : 'halfvec_ip_ops'
}

/**
 * The table that vectors of a length are copied into. A length has a table of its own, for an index knows one length
 * only; in a schema of its own, so that migrations don't see what depends on the server's extensions.
 */
export function vectorTable(dimensions: number): string {
  return `meaning.vectors_${integer(dimensions)}`
}

/** Names can't be parameters: nothing but a number gets into one. */
function integer(value: number): number {
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`${value} is no length of a vector`)
  return value
}

/** A vector as pgvector reads it. */
export function asLiteral(vector: Float32Array): string {
  return `[${vector.join(',')}]`
}
