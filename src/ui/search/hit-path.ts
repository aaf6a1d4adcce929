import type { SearchHit } from '#contracts/search.ts'

/** More marks than this would make an address that some programs cut. */
const MOST = 20

/** The address of a passage in its document: where it stands, and which of its words were hit. */
export function hitPath({ documentId, start, end, hits }: SearchHit): string {
  const spans = hits.slice(0, MOST).map((hit) => `${start + hit.start}-${start + hit.end}`)
  const words = spans.length > 0 ? `&hits=${spans.join('.')}` : ''
  return `/documents/${documentId}?at=${start}-${end}${words}`
}
