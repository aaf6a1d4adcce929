import UTIF, { type IFD } from 'utif2'
import { AppError } from '#server/platform/errors.ts'
import { asOrientation, dotsAnInch } from './exif.ts'
import type { ImagePage } from './image-pdf.ts'
import { packPixels } from './image-pixels.ts'
import { checkPixels } from './image-size.ts'
import { MAX_PAGES } from './raw.ts'

/** All pages packed; a file of 25 MiB that holds more than this is no scan. */
const MAX_PACKED = 128 * 2 ** 20
/** A pixel of four samples of 16 bits. */
const MAX_BITS_A_PIXEL = 64

/**
 * The images of a TIFF (Adobe TIFF 6.0) as pages, each unpacked and packed anew, one after the other.
 * `progress` is told after each. Throws `document.damaged`, `.too_many_pages`, `.archive_bomb`.
 */
export function tiffPages(bytes: Uint8Array, progress: (done: number, total: number) => void): ImagePage[] {
  const data = new Uint8Array(bytes).buffer
  checkDirectories(Buffer.from(data))
  const images = directoriesOf(data).filter(isShown)
  if (images.length === 0) throw new AppError('document.damaged')
  for (const image of images) checkImage(image)
  let packed = 0
  return images.map((image, index) => {
    const page = pageOf(data, image)
    packed += page.image.data.length
    if (packed > MAX_PACKED) throw new AppError('document.archive_bomb')
    progress(index + 1, images.length)
    return page
  })
}

/** Follows the chain of directories before anybody else does: it may be endless. */
function checkDirectories(data: Buffer): void {
  const little = data.toString('latin1', 0, 2) === 'II'
  const long = (at: number) => (little ? data.readUInt32LE(at) : data.readUInt32BE(at))
  const short = (at: number) => (little ? data.readUInt16LE(at) : data.readUInt16BE(at))
  const seen = new Set<number>()
  try {
    for (let at = long(4); at !== 0; at = long(at + 2 + short(at) * 12)) {
      if (seen.has(at)) throw new AppError('document.damaged')
      if (seen.add(at).size > MAX_PAGES) throw new AppError('document.too_many_pages')
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('document.damaged', {}, { cause })
  }
}

function directoriesOf(data: ArrayBuffer): IFD[] {
  try {
    return UTIF.decode(data)
  } catch (cause) {
    throw new AppError('document.damaged', {}, { cause })
  }
}

/** Not a thumbnail (bit 0 of NewSubfileType) or a mask (bit 2). */
function isShown(image: IFD): boolean {
  return tag(image, 256) !== undefined && ((tag(image, 254) ?? 0) & 0b101) === 0
}

function checkImage(image: IFD): void {
  checkPixels(tag(image, 256) ?? 0, tag(image, 257) ?? 0, 'unpacked')
  if (tag(image, 322) !== undefined) checkPixels(tag(image, 322) ?? 0, tag(image, 323) ?? 0, 'unpacked')
  if ((tag(image, 277) ?? 1) * (tag(image, 258) ?? 1) > MAX_BITS_A_PIXEL)
    throw new AppError('document.damaged')
}

function pageOf(data: ArrayBuffer, image: IFD): ImagePage {
  try {
    UTIF.decodeImage(data, image)
    const pixels = UTIF.toRGBA8(image)
    const page = packPixels(pixels, image.width, image.height)
    image.data = new Uint8Array(0)
    const perUnit = tag(image, 282)
    return {
      image: page,
      orientation: asOrientation(tag(image, 274)) ?? 1,
      dpi: perUnit === undefined ? null : dotsAnInch(perUnit, tag(image, 296) ?? 2),
    }
  } catch (cause) {
    throw new AppError('document.damaged', {}, { cause })
  }
}

/** The first value of a numeric tag; a rational is a pair. */
function tag(image: IFD, number: number): number | undefined {
  const values: unknown = image[`t${number}`]
  const value: unknown = Array.isArray(values) ? values[0] : undefined
  if (Array.isArray(value)) return Number(value[0]) / (Number(value[1]) || 1)
  return typeof value === 'number' ? value : undefined
}
