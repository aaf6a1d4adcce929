import type { PageContent } from '#contracts/document.ts'
import { type CharBoxes, decodeBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'

/** A page's words. `start` is the offset of its first character in the canonical text. */
export interface PageText {
  number: number
  start: number
  end: number
  text: string
  skippable: Span[]
  boxes: CharBoxes | null
}

/** So many bytes the geometry of a character takes at most, and a page's beside its characters (contracts/geometry.ts). */
const MOST_BYTES = { character: 20, page: 16 }

/** A page as it came, with its rectangles. Throws where its geometry is not that of its text. */
export async function unpackPage({ geometry, ...page }: PageContent): Promise<PageText> {
  if (geometry === null) return { ...page, boxes: null }
  const { length } = page.text
  const bytes = await inflate(geometry, length * MOST_BYTES.character + MOST_BYTES.page)
  return { ...page, boxes: decodeBoxes(bytes, length) }
}

/** Unpacks base64 of zlib. Throws RangeError when it has more than so many bytes. */
export async function inflate(base64: string, most: number): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader()
  const pieces: BlobPart[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > most) throw new RangeError('These bytes are not those of a page.')
    pieces.push(next.value)
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer())
}
