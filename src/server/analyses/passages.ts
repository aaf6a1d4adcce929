import type { Span } from '#contracts/span.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { searchDocument } from '#server/search/search-document.ts'

/** Passages that are looked at for one question. */
const MOST = 50
/** What is read to each side of a passage, in characters: a rule's exception often stands in the next sentence. */
const AROUND = 400

/** Where a text bears on words, best first: by words and, where a model is set up, by meaning. */
export async function findPassages(
  deps: Pick<Deps, 'db' | 'log'> & { embedder: Embedder | null },
  input: { userId: number; documentId: number; textId: number; words: string; length: number },
): Promise<Span[]> {
  const { length, words: query, ...scope } = input
  const found = await searchDocument(deps, { ...scope, query, limit: MOST })
  return found.map(({ start, end }) => ({
    start: Math.max(0, start - AROUND),
    end: Math.min(length, end + AROUND),
  }))
}
