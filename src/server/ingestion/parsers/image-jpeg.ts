import { AppError } from '#server/platform/errors.ts'
import { readExif } from './exif.ts'
import type { ImagePage, Orientation } from './image-pdf.ts'
import { checkPixels } from './image-size.ts'

/**
 * A JPEG (ITU T.81) as a page, its bytes as they are: PDF knows the format. Turned as its EXIF says.
 * Throws `document.damaged` (also when cut short), `document.archive_bomb`.
 */
export function jpegPage(bytes: Uint8Array): ImagePage {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let frame: { width: number; height: number; colors: number } | null = null
  let orientation: Orientation = 1
  let dpi: number | null = null
  let inverted = false
  for (const { marker, segment, next } of segmentsOf(data)) {
    if (FRAMES.has(marker) && segment.length >= 6) {
      const [height, width] = [segment.readUInt16BE(1), segment.readUInt16BE(3)]
      frame = { width, height, colors: segment.readUInt8(5) }
    } else if (marker === APP0 && startsWith(segment, 'JFIF\0') && segment.length >= 12) {
      dpi ??= jfifResolution(segment)
    } else if (marker === APP1 && startsWith(segment, 'Exif\0\0')) {
      const exif = readExif(segment.subarray(6))
      orientation = exif.orientation ?? orientation
      dpi = exif.dpi ?? dpi
    } else if (marker === APP14 && startsWith(segment, 'Adobe')) inverted = true
    else if (marker === SCAN && data.indexOf('ffd9', next, 'hex') < 0) throw new AppError('document.damaged')
  }
  if (frame === null) throw new AppError('document.damaged')
  const { width, height, colors } = frame
  checkPixels(width, height, 'as it is')
  if (colors !== 1 && colors !== 3 && colors !== 4) throw new AppError('document.damaged')
  return {
    image: {
      width,
      height,
      colors,
      bits: 8,
      filter: 'DCTDecode',
      predicted: false,
      palette: null,
      inverted: inverted && colors === 4,
      data: bytes,
    },
    orientation,
    dpi,
  }
}

const APP0 = 0xe0
const APP1 = 0xe1
const APP14 = 0xee
const SCAN = 0xda
/** Starts of frame that decoders know: baseline, extended, progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])

/** The segments up to the first scan, without their length. Throws where there is no such scan. */
function* segmentsOf(data: Buffer): Generator<{ marker: number; segment: Buffer; next: number }> {
  for (let at = 2; at + 4 <= data.length; ) {
    if (data[at] !== 0xff) break
    const marker = data[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const next = at + 2 + data.readUInt16BE(at + 2)
    if (next > data.length) break
    yield { marker, segment: data.subarray(at + 4, next), next }
    if (marker === SCAN) return
    at = next
  }
  throw new AppError('document.damaged')
}

/** Units 1: dots an inch; 2: a centimetre. */
function jfifResolution(segment: Buffer): number | null {
  const [unit, density] = [segment.readUInt8(7), segment.readUInt16BE(8)]
  return unit === 1 ? density : unit === 2 ? density * 2.54 : null
}

function startsWith(segment: Buffer, words: string): boolean {
  return segment.toString('latin1', 0, words.length) === words
}
