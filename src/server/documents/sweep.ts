import type { Deps } from '#server/platform/deps.ts'
import { listOrphanBlobs } from './repo.ts'

/** Older than any upload that may still be under way, in milliseconds. */
const LEFT_BEHIND = 3_600_000

type SweepDeps = Pick<Deps, 'db' | 'blobs' | 'log'>

/**
 * Removes what a crash in mid-upload left, or an account that was deleted: stored files that belong to no document.
 * Returns how many there were. One that can't be removed now doesn't keep the others.
 */
export async function sweep(deps: SweepDeps, now = new Date()): Promise<number> {
  let swept = 0
  for (const id of await listOrphanBlobs(deps.db, leftBefore(now))) {
    try {
      await deps.blobs.remove(id)
      swept += 1
    } catch (err) {
      deps.log.warn({ err, blobId: id }, 'a file that belongs to no document can’t be removed now')
    }
  }
  return swept
}

/** Removes objects and unfinished uploads from the bucket that no stored file knows of. Returns how many there were. */
export function sweepBucket(deps: Pick<SweepDeps, 'blobs'>, now = new Date()): Promise<number> {
  return deps.blobs.sweep(leftBefore(now))
}

function leftBefore(now: Date): Date {
  return new Date(now.getTime() - LEFT_BEHIND)
}
