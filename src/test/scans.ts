import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'jpeg-js'
import type { GreyImage } from '#server/ingestion/ocr/grey-image.ts'
import { renderPage } from '#server/ingestion/ocr/render-page.ts'
import { loadPdfium } from '#server/ingestion/parsers/pdfium.ts'

/** What a scanner makes of a page of a PDF of Letter's size: `index` from 0, `turns` quarter turns clockwise. */
export async function scan(
  pdf: Uint8Array,
  { index = 0, turns = 0, dpi = 300 }: { index?: number; turns?: number; dpi?: number } = {},
): Promise<GreyImage> {
  const image = renderPage(await loadPdfium(), pdf, { index, width: 612, height: 792, turns, dpi })
  if (image === null) throw new Error('nothing to scan')
  return image
}

/** A scan of an empty page, with the noise that a scanner leaves: `levels` below white at most. */
export function blankScan(width: number, height: number, levels = 12): GreyImage {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => 255 - ((i * 7919) % (levels + 1)))
  return { width, height, pixels }
}

export function png({ width, height, pixels }: GreyImage, dpi = 300): Uint8Array {
  const rows = new Uint8Array((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const size = Buffer.alloc(9)
  size.writeUInt32BE(Math.round(dpi * 39.3701), 0)
  size.writeUInt32BE(Math.round(dpi * 39.3701), 4)
  size[8] = 1
  return pngOf([
    ['IHDR', header],
    ['pHYs', size],
    ['IDAT', deflateSync(rows)],
    ['IEND', Buffer.alloc(0)],
  ])
}

/** A PNG of chunks that may be anything. */
export function pngOf(chunks: [type: string, data: Uint8Array][]): Uint8Array {
  const parts = chunks.map(([type, data]) => {
    const chunk = Buffer.alloc(data.length + 12)
    chunk.writeUInt32BE(data.length, 0)
    chunk.write(type, 4, 'latin1')
    chunk.set(data, 8)
    chunk.writeUInt32BE(crc32(chunk.subarray(4, data.length + 8)), data.length + 8)
    return chunk
  })
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

/** A JPEG whose EXIF says how it is to be turned. */
export function jpeg({ width, height, pixels }: GreyImage, orientation = 1, dpi = 300): Uint8Array {
  const data = Buffer.alloc(width * height * 4, 255)
  for (const [i, level] of pixels.entries()) data.fill(level, i * 4, i * 4 + 3)
  const plain = encode({ width, height, data }, 85).data
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    tiffOf([
      [0x112, SHORT, orientation],
      [0x11a, RATIONAL, dpi],
    ]),
  ])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(exif.length + 2)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, plain.subarray(2)])
}

const SHORT = 3
const LONG = 4
const RATIONAL = 5
type Tag = [tag: number, type: number, value: number]

/** A TIFF of grey images, not compressed, a page each. */
export function tiff(images: GreyImage[], dpi = 300): Uint8Array {
  const parts: Buffer[] = [Buffer.from('II*\0\0\0\0\0', 'latin1')]
  let length = 8
  let link = { part: parts[0] as Buffer, at: 4 }
  for (const { width, height, pixels } of images) {
    const strip = Buffer.concat([pixels, Buffer.alloc(pixels.length % 2)])
    parts.push(strip)
    const from = length
    length += strip.length
    const directory = directoryOf(length, [
      [256, LONG, width],
      [257, LONG, height],
      [258, SHORT, 8],
      [259, SHORT, 1],
      [262, SHORT, 1],
      [273, LONG, from],
      [277, SHORT, 1],
      [278, LONG, height],
      [279, LONG, pixels.length],
      [282, RATIONAL, dpi],
      [296, SHORT, 2],
    ])
    link.part.writeUInt32LE(length, link.at)
    link = { part: directory.bytes, at: directory.link }
    parts.push(directory.bytes)
    length += directory.bytes.length
  }
  return Buffer.concat(parts)
}

function tiffOf(tags: Tag[]): Buffer {
  const head = Buffer.from('II*\0\x08\0\0\0', 'latin1')
  return Buffer.concat([head, directoryOf(8, tags).bytes])
}

/** A directory that stands at `at`, with its rationals behind it; `link`: where the next one's place is written. */
function directoryOf(at: number, tags: Tag[]): { bytes: Buffer; link: number } {
  const end = 2 + tags.length * 12 + 4
  const rationals = tags.filter(([, type]) => type === RATIONAL)
  const bytes = Buffer.alloc(end + rationals.length * 8)
  bytes.writeUInt16LE(tags.length, 0)
  for (const [i, [tag, type, value]] of tags.entries()) {
    const entry = 2 + i * 12
    bytes.writeUInt16LE(tag, entry)
    bytes.writeUInt16LE(type, entry + 2)
    bytes.writeUInt32LE(1, entry + 4)
    bytes.writeUInt32LE(value, entry + 8)
  }
  for (const [i, [tag, , value]] of rationals.entries()) {
    const place = end + i * 8
    bytes.writeUInt32LE(at + place, 2 + tags.findIndex(([other]) => other === tag) * 12 + 8)
    bytes.writeUInt32LE(value, place)
    bytes.writeUInt32LE(1, place + 4)
  }
  return { bytes, link: end - 4 }
}
