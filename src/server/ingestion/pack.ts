import { promisify } from 'node:util'
import { deflate } from 'node:zlib'
import { encodeBoxes } from '#contracts/geometry.ts'
import type { ParsedPage } from './parsed.ts'

const squeeze = promisify(deflate)

/** A page as it is stored: its geometry encoded and deflated. */
export type PackedPage = Omit<ParsedPage, 'boxes'> & { geometry: Uint8Array<ArrayBuffer> | null }

/** Packs the pages' geometry off the event loop (zlib's own threads), one after the other to bound memory. */
export async function packPages(pages: ParsedPage[]): Promise<PackedPage[]> {
  const packed: PackedPage[] = []
  for (const { boxes, ...page } of pages) {
    packed.push({ ...page, geometry: boxes && new Uint8Array(await squeeze(encodeBoxes(boxes))) })
  }
  return packed
}
