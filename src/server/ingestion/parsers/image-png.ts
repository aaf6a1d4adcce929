import { crc32 } from 'node:zlib'
import { PNG } from 'pngjs'
import { AppError } from '#server/platform/errors.ts'
import type { ImagePage, PdfImage } from './image-pdf.ts'
import { packPixels } from './image-pixels.ts'
import { checkPixels } from './image-size.ts'

interface Header {
  width: number
  height: number
  bits: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  color: number
  interlaced: boolean
}

const INCHES_A_METRE = 39.3701

/**
 * A PNG (ISO 15948) as a page: its compressed rows as they are, for PDF knows PNG's prediction; only what is
 * interlaced or transparent is unpacked, and laid on white.
 * Throws `document.damaged` (also when cut short), `document.archive_bomb`.
 */
export function pngPage(bytes: Uint8Array): ImagePage {
  const chunks = chunksOf(bytes)
  const header = headerOf(chunks.get('IHDR')?.[0])
  const transparent = header.color >= 4 || chunks.has('tRNS')
  const asItIs = !transparent && !header.interlaced
  checkPixels(header.width, header.height, asItIs ? 'as it is' : 'unpacked')
  const image = asItIs ? untouched(header, chunks) : unpacked(bytes)
  return { image, orientation: 1, dpi: resolutionOf(chunks.get('pHYs')?.[0]) }
}

function untouched({ width, height, bits, color }: Header, chunks: Map<string, Buffer[]>): PdfImage {
  const palette = color === 3 ? (chunks.get('PLTE')?.[0] ?? null) : null
  if (color === 3 && palette === null) throw new AppError('document.damaged')
  const data = Buffer.concat(chunks.get('IDAT') ?? [])
  const colors = color === 2 ? 3 : 1
  return {
    width,
    height,
    colors,
    bits,
    filter: 'FlateDecode',
    predicted: true,
    palette,
    inverted: false,
    data,
  }
}

function unpacked(bytes: Uint8Array): PdfImage {
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes), { checkCRC: false })
    return packPixels(data, width, height)
  } catch (cause) {
    throw new AppError('document.damaged', {}, { cause })
  }
}

/** Every chunk's data by its type. Ancillary ones may come damaged; the image's own may not. */
function chunksOf(bytes: Uint8Array): Map<string, Buffer[]> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = new Map<string, Buffer[]>()
  for (let at = SIGNATURE_BYTES; at + 12 <= data.length; ) {
    const end = at + 8 + data.readUInt32BE(at)
    if (end + 4 > data.length) break
    const type = data.toString('latin1', at + 4, at + 8)
    if (IMAGE.has(type) && crc32(data.subarray(at + 4, end)) !== data.readUInt32BE(end)) break
    const sameType = chunks.get(type)
    if (sameType) sameType.push(data.subarray(at + 8, end))
    else chunks.set(type, [data.subarray(at + 8, end)])
    if (type === 'IEND') return chunks
    at = end + 4
  }
  throw new AppError('document.damaged')
}

const SIGNATURE_BYTES = 8
const IMAGE = new Set(['IHDR', 'PLTE', 'IDAT'])

function headerOf(chunk: Buffer | undefined): Header {
  if (chunk?.length !== 13) throw new AppError('document.damaged')
  return {
    width: chunk.readUInt32BE(0),
    height: chunk.readUInt32BE(4),
    bits: chunk.readUInt8(8),
    color: chunk.readUInt8(9),
    interlaced: chunk.readUInt8(12) === 1,
  }
}

function resolutionOf(chunk: Buffer | undefined): number | null {
  if (chunk?.length !== 9 || chunk.readUInt8(8) !== 1) return null
  return chunk.readUInt32BE(0) / INCHES_A_METRE
}
