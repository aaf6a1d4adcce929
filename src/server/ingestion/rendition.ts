import { randomUUID } from 'node:crypto'
import type { Blobs } from '#server/platform/blobs/blobs.ts'

/**
 * Stores a rendition and returns its blob's id; null when there is none. Until a text version names it, it belongs to
 * nobody, and the sweep removes it.
 */
export async function storeRendition(
  deps: { blobs: Pick<Blobs, 'write'> },
  rendition: Uint8Array | null,
): Promise<string | null> {
  if (rendition === null) return null
  const id = randomUUID()
  await deps.blobs.write(id, once(rendition))
  return id
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
