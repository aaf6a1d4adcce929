import type { BlobDriver } from '#server/platform/blobs/blobs.ts'
import type { Deps } from '#server/platform/deps.ts'
import { toAppError } from '#server/platform/errors.ts'
import { listBlobsElsewhere } from './repo.ts'

export interface MoveCounts {
  moved: number
  bytes: number
  /** Gone, or moved by another, before its turn came. */
  skipped: number
  failed: number
}

/**
 * Takes every stored file to one driver, one after another. Each is copied, read back and compared (originals by the
 * document's SHA-256, renditions by size), and only then removed where it was: it may be broken off at any time, run
 * again, and run while the app works. One that can't be moved stays where it is and is told.
 */
export async function moveBlobs(
  deps: Pick<Deps, 'db' | 'blobs'>,
  input: {
    to: BlobDriver
    onFile?: (done: MoveCounts) => void
    onProblem?: (id: string, problem: Error) => void
  },
): Promise<MoveCounts> {
  const counts: MoveCounts = { moved: 0, bytes: 0, skipped: 0, failed: 0 }
  for (let after: string | null = null; ; ) {
    const files = await listBlobsElsewhere(deps.db, { driver: input.to, after, limit: 100 })
    for (const { id, sizeBytes, sha256 } of files) {
      try {
        const moved = await deps.blobs.move(id, input.to, { sha256 })
        counts[moved ? 'moved' : 'skipped'] += 1
        if (moved) counts.bytes += sizeBytes
      } catch (error) {
        counts.failed += 1
        input.onProblem?.(id, causeOf(error))
      }
      input.onFile?.(counts)
    }
    after = files.at(-1)?.id ?? null
    if (after === null) return counts
  }
}

/** What the store said, for the operator, rather than our words for people. */
function causeOf(error: unknown): Error {
  const { cause } = toAppError(error)
  return cause instanceof Error ? cause : toAppError(error)
}
