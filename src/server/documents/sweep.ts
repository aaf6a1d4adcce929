import type { Deps } from '#server/platform/deps.ts'
import { listOrphanBlobs } from './repo.ts'

/** Older than any upload that may still be under way, in milliseconds. */
const LEFT_BEHIND = 3_600_000

/** Removes what a crash in mid-upload left: stored bytes that belong to no document. Returns how many there were. */
export async function sweep(deps: Pick<Deps, 'db' | 'blobs'>, now = new Date()): Promise<number> {
  const orphans = await listOrphanBlobs(deps.db, new Date(now.getTime() - LEFT_BEHIND))
  for (const id of orphans) await deps.blobs.remove(id)
  return orphans.length
}
