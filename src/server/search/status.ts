import type { SearchStatus } from '#contracts/search.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { meaningDriver } from './meaning/driver.ts'
import { countMeanings } from './repo.ts'

/** Whether the user's passages are searched by their meaning, and how many of them can be by now. */
export async function searchStatus(
  deps: Pick<Deps, 'db'> & { embedder: Embedder | null },
  input: { userId: number },
): Promise<SearchStatus> {
  const { embedder, db } = deps
  const driver = await meaningDriver(deps)
  if (!embedder) return { meaning: 'off', model: null, driver, done: 0, total: 0 }
  const counts = await countMeanings(db, { scope: { userId: input.userId }, model: embedder.model })
  return { meaning: embedder.healthy() ? 'on' : 'unavailable', model: embedder.model, driver, ...counts }
}
