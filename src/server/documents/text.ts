import { LRUCache } from 'lru-cache'
import type { Span } from '#contracts/span.ts'
import type { Deps } from '#server/platform/deps.ts'
import { readContent } from './repo.ts'

export interface TextContent {
  content: string
  skippable: Span[]
}

/** Bounds the memory of kept texts, in characters. */
const KEPT_CHARACTERS = 24_000_000

/**
 * Texts in use, per process. A version never changes, so a kept one can't be stale; whose it is has been checked by
 * whoever names its id. Without it, each page of a book would read the whole book.
 */
const kept = new WeakMap<object, LRUCache<number, TextContent, Pick<Deps, 'db'>>>()

/** The canonical text of a version. The caller has checked that the version belongs to an owned document. */
export async function textContent(deps: Pick<Deps, 'db'>, textId: number): Promise<TextContent> {
  let cache = kept.get(deps.db)
  if (!cache) {
    cache = new LRUCache({
      maxSize: KEPT_CHARACTERS,
      sizeCalculation: (text) => text.content.length + 1,
      // Twenty pages asked for at once read the book once.
      fetchMethod: (id, _, { context }) => readContent(context.db, id),
    })
    kept.set(deps.db, cache)
  }
  return cache.forceFetch(textId, { context: deps })
}
