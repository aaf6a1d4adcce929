import { findMeaning, type MeaningDeps } from './find-meaning.ts'
import { fuse } from './fuse.ts'
import { readPassages } from './repo.ts'
import { findAnyWords } from './wording/find.ts'

/** A passage of one text, and how well it fits; scores are comparable within one answer only. */
export interface ScoredSpan {
  start: number
  end: number
  page: number
  score: number
}

/**
 * The passages of one text version that fit a question best, by any of its words and by its meaning, best first: for
 * models that can't read the whole. Empty for a text that is not the user's.
 */
export async function searchDocument(
  deps: MeaningDeps,
  input: { userId: number; textId: number; query: string; limit: number; signal?: AbortSignal },
): Promise<ScoredSpan[]> {
  const { query, limit, signal } = input
  const scope = { userId: input.userId, textId: input.textId }
  // Each list is read further than the limit: what both have in their middle may win.
  const depth = limit * 3
  const [words, meaning] = await Promise.all([
    findAnyWords(deps.db, { scope, query, limit: depth }),
    findMeaning(deps, { scope, query, limit: depth, ...(signal ? { signal } : {}) }),
  ])
  const ranked = fuse([words, meaning.ids]).slice(0, limit)
  const passages = await readPassages(deps.db, { scope, ids: ranked.map(({ item }) => item) })
  const byId = new Map(passages.map((passage) => [passage.chunkId, passage]))
  return ranked.flatMap(({ item, score }) => {
    const passage = byId.get(item)
    return passage ? [{ start: passage.start, end: passage.end, page: passage.page, score }] : []
  })
}
