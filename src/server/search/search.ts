import { MAX_HITS, type SearchAnswer, type SearchHit } from '#contracts/search.ts'
import { findMeaning, type MeaningDeps } from './find-meaning.ts'
import { type Fused, fuse } from './fuse.ts'
import { type Passage, readPassages } from './repo.ts'
import type { Scope } from './scope.ts'
import { snippetOf } from './snippet.ts'
import { findWords } from './wording/find.ts'

/** Reads the text of a version; handed in, since documents are not search's to import. */
type ReadText = (textId: number) => Promise<{ content: string }>

/** Passages that are near in meaning are never at an end; beyond so many they only blur what was found. */
const NEAREST = 50

/** Finds passages in the user's documents by their words and, where a model is set up, by their meaning, best first. */
export async function search(
  deps: MeaningDeps & { readText: ReadText },
  input: {
    scope: Scope
    query: string
    limit: number
    cursor?: number | undefined
  },
): Promise<SearchAnswer> {
  const { scope, query, limit, cursor = 0 } = input
  const [byWords, byMeaning] = await Promise.all([
    findWords(deps.db, { scope, query, limit: MAX_HITS }),
    findMeaning(deps, { scope, query, limit: NEAREST }),
  ])
  const ranked = fuse([byWords.ids, byMeaning.ids]).slice(0, MAX_HITS)
  const page = ranked.slice(cursor, cursor + limit)
  const found = await toHits(deps, { scope, query, page })
  const words = new Set(byWords.ids)
  const hits = found.map(({ chunkId, ...hit }) => ({ ...hit, byWords: words.has(chunkId) }))
  const next = cursor + limit
  return {
    hits,
    words: byWords.words,
    meaning: byMeaning.meaning,
    nextCursor: next < ranked.length ? next : null,
  }
}

/** A hit, and the chunk that it is. */
type Found = Omit<SearchHit, 'byWords'> & { chunkId: number }

async function toHits(
  deps: MeaningDeps & { readText: ReadText },
  { scope, query, page }: { scope: Scope; query: string; page: Fused<number>[] },
): Promise<Found[]> {
  const passages = await readPassages(deps.db, { scope, ids: page.map(({ item }) => item) })
  const byId = new Map(passages.map((passage) => [passage.chunkId, passage]))
  const hits: Found[] = []
  for (const { item, score } of page) {
    const passage = byId.get(item)
    if (passage) hits.push(await toHit(deps.readText, { passage, query, score }))
  }
  return hits
}

async function toHit(
  readText: ReadText,
  { passage, query, score }: { passage: Passage; query: string; score: number },
): Promise<Found> {
  const { content } = await readText(passage.textId)
  const { snippet, start, hits } = snippetOf(content.slice(passage.start, passage.end), query)
  const from = passage.start + start
  return { ...passage, start: from, end: from + snippet.length, snippet, hits, score }
}
