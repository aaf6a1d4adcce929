import type { SearchHit } from '#contracts/search.ts'
import type { Deps } from '#server/platform/deps.ts'
import { type ChunkHit, findChunks, listLanguages } from './repo.ts'
import { segmented } from './segment.ts'
import { snippetOf } from './snippet.ts'
import { configurationOf } from './words.ts'

/** Reads the text of a version; handed in, since documents are not search's to import. */
type ReadText = (textId: number) => Promise<{ content: string }>

/** Finds passages in the user's documents by their words, each document in its own language, best first. */
export async function search(
  deps: Pick<Deps, 'db'> & { readText: ReadText },
  input: { userId: number; query: string; documentId?: number | undefined; limit: number },
): Promise<SearchHit[]> {
  const byConfiguration = Map.groupBy(await listLanguages(deps.db, input.userId), (language) =>
    configurationOf(language || null),
  )
  const queries = Array.from(byConfiguration, ([configuration, languages]) => ({ configuration, languages }))
  const chunks = await findChunks(deps.db, { ...input, queries, words: segmented(input.query) })
  return Promise.all(chunks.map((hit) => toHit(deps, hit, input.query)))
}

async function toHit(deps: { readText: ReadText }, chunk: ChunkHit, query: string): Promise<SearchHit> {
  const { content } = await deps.readText(chunk.textId)
  const { snippet, start, hits } = snippetOf(content.slice(chunk.start, chunk.end), query)
  const from = chunk.start + start
  const { language: _, ...rest } = chunk
  return { ...rest, start: from, end: from + snippet.length, snippet, hits }
}
