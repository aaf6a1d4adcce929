import type { Deps } from '#server/platform/deps.ts'
import { ownedDocument } from './access.ts'
import { disposition } from './filename.ts'

/** A link may be passed on, or stay in a proxy's log: it lives just long enough to be followed. In seconds. */
const LINK_SECONDS = 60

/**
 * An address in the bucket that gives the user's original to whoever has it, as a download, and when it ends; null
 * when the file isn't kept in a bucket. Throws `document.not_found`.
 */
export async function downloadLink(
  deps: Pick<Deps, 'db' | 'blobs'>,
  input: { userId: number; id: number; type: string },
  now = Date.now(),
): Promise<{ url: string; expiresAt: string } | null> {
  const document = await ownedDocument(deps, input)
  const url = await deps.blobs.link(document.blobId, {
    seconds: LINK_SECONDS,
    disposition: disposition('attachment', document.filename),
    type: input.type,
  })
  return url === null ? null : { url, expiresAt: new Date(now + LINK_SECONDS * 1000).toISOString() }
}
