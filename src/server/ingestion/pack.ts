import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { encodeBoxes } from '#contracts/geometry.ts'
import type { ParsedDocument, ParsedPage } from './parsed.ts'

const squeeze = promisify(deflate)

/** A page as it is stored: its geometry encoded and deflated. */
export type PackedPage = Omit<ParsedPage, 'boxes'> & { geometry: Uint8Array<ArrayBuffer> | null }

/** A document as it leaves its parsing process: some 2 bytes a character instead of 18. */
export type PackedDocument = Omit<ParsedDocument, 'pages'> & { pages: PackedPage[] }

/** Packs the pages' geometry, one after the other to bound memory. It takes a while: call it in the parsing process. */
export async function packPages(pages: ParsedPage[]): Promise<PackedPage[]> {
  const packed: PackedPage[] = []
  for (const { boxes, ...page } of pages) {
    packed.push({ ...page, geometry: boxes && new Uint8Array(await squeeze(encodeBoxes(boxes))) })
  }
  return packed
}
