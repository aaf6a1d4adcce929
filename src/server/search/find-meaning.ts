import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { lookAgain, meaningOf } from './meaning/driver.ts'
import { queryVector } from './query-vector.ts'
import type { Scope } from './scope.ts'

export type MeaningDeps = Pick<Deps, 'db' | 'log'> & { embedder: Embedder | null }

/**
 * The chunks in scope whose meaning is nearest to the query's. Never throws for the model's sake: without one it is
 * `off`, and with one that fails `unavailable`; searching goes on by words.
 */
export async function findMeaning(
  deps: MeaningDeps,
  by: { scope: Scope; query: string; limit: number; signal?: AbortSignal },
): Promise<{ ids: number[]; meaning: 'off' | 'on' | 'unavailable' }> {
  const { embedder, db, log } = deps
  if (!embedder) return { ids: [], meaning: 'off' }
  try {
    const vector = await queryVector(embedder, by.query, by.signal)
    const driver = await meaningOf(deps, embedder.model)
    const near = await driver.nearest({ scope: by.scope, model: embedder.model, vector, limit: by.limit })
    return { ids: near.map((found) => found.chunkId), meaning: 'on' }
  } catch (error) {
    by.signal?.throwIfAborted()
    log.info({ err: error }, 'searched by words alone')
    lookAgain(db)
    return { ids: [], meaning: 'unavailable' }
  }
}
