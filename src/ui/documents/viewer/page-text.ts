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

/** A page as it came, with its rectangles. */
export async function unpackPage({ geometry, ...page }: PageContent): Promise<PageText> {
  return { ...page, boxes: geometry === null ? null : decodeBoxes(await inflate(geometry)) }
}

/** Unpacks base64 of zlib. */
export async function inflate(base64: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
