import { deflateSync } from 'node:zlib'
import { encodeBoxes } from '#contracts/geometry.ts'
import type { ParsedDocument, ParsedPage } from './parsed.ts'

/** A page as it is stored: its geometry encoded and deflated. */
export type PackedPage = Omit<ParsedPage, 'boxes'> & { geometry: Uint8Array<ArrayBuffer> | null }

/** A document as it leaves its parsing process: some 2 bytes a character instead of 18. */
export type PackedDocument = Omit<ParsedDocument, 'pages'> & { pages: PackedPage[] }

/** Packs the pages' geometry, one after the other to bound memory. It blocks for a while: call it in the parsing process. */
export function packPages(pages: ParsedPage[]): PackedPage[] {
  return pages.map(({ boxes, ...page }) => ({
    ...page,
    geometry: boxes && new Uint8Array(deflateSync(encodeBoxes(boxes))),
  }))
}
