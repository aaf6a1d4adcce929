import { LRUCache } from 'lru-cache'
import type { Embedder } from '#server/models/embeddings/embedder.ts'

/** A person waits for the answer: after this many milliseconds it goes by words alone. */
const PATIENCE = 2_500
const KEPT_QUERIES = 500

/** The next page of results, and the same words again, need no model. Per process and model. */
const kept = new WeakMap<Embedder, LRUCache<string, Float32Array>>()

/** The meaning of a query. Throws what the embedder throws. */
export async function queryVector(
  embedder: Embedder,
  query: string,
  signal?: AbortSignal,
): Promise<Float32Array> {
  let cache = kept.get(embedder)
  if (!cache) {
    cache = new LRUCache({ max: KEPT_QUERIES })
    kept.set(embedder, cache)
  }
  const known = cache.get(query)
  if (known) return known
  const [vector] = await embedder.embed([query], { patience: PATIENCE, ...(signal ? { signal } : {}) })
  if (!vector) throw new Error('no vector for the query')
  cache.set(query, vector)
  return vector
}
