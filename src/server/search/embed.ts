import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { copyNew } from './meaning/copy-new.ts'
import { meaningOf } from './meaning/driver.ts'
import { toBytes } from './meaning/matrix.ts'
import { plain } from './plain.ts'
import { countChunks, findTextToEmbed, insertVectors, listChunksWithoutVector } from './repo.ts'

/**
 * Stores the meaning of a text version's chunks. Only chunks that lack a vector of the current model are sent, so it
 * may be interrupted and called again at any time; each batch is kept as it comes. `onProgress` counts chunks.
 *
 * Null: nothing was to be done, for no embedding model is configured, or the document is kept to this server and the
 * endpoint is elsewhere. Throws what the embedder throws. A reading should not fail by that: the document can be
 * searched by its words, and the worker comes back to texts that lack vectors.
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
  const { textId, signal } = input
  const text = embedder && (await findTextToEmbed(db, textId))
  if (!embedder || !text || (text.localOnly && !embedder.local)) return null
  const { model } = embedder
  const missing = await listChunksWithoutVector(db, { textId, model })
  const total = await countChunks(db, textId)
  for (let from = 0; from < missing.length; from += embedder.batch) {
    const chunks = missing.slice(from, from + embedder.batch)
    const vectors = await embedder.embed(
      // Where nothing but a running head is left, the model still gets something: it takes no empty text.
      chunks.map((chunk) => plain(text.content, chunk, text.skippable) || '-'),
      signal ? { signal } : {},
    )
    await keep(deps, { model, chunkIds: chunks.map((chunk) => chunk.id), vectors })
    await input.onProgress?.(total - missing.length + from + chunks.length, total)
  }
  return { vectors: missing.length }
}

async function keep(
  deps: Pick<Deps, 'db'>,
  { model, chunkIds, vectors }: { model: string; chunkIds: number[]; vectors: Float32Array[] },
): Promise<void> {
  const dimensions = vectors[0]?.length ?? 0
  const bytes = Buffer.concat(vectors.map(toBytes))
  await insertVectors(deps.db, { chunkIds, model, dimensions, bytes })
  const { driver } = await meaningOf(deps, model)
  if (driver === 'pgvector') await copyNew(deps, { model, dimensions, chunkIds })
}
