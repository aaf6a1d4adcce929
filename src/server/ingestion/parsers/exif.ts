import type { Orientation } from './image-pdf.ts'

/** What the first directory of EXIF data (a TIFF header and what follows) says about how to show the image. */
export interface Exif {
  orientation: Orientation | null
  dpi: number | null
}

const ORIENTATION = 0x0112
const X_RESOLUTION = 0x011a
const RESOLUTION_UNIT = 0x0128

/** Reads tags 0x112, 0x11A and 0x128 of the first directory (EXIF 2.3, 4.6.4); anything broken counts as not said. */
export function readExif(data: Buffer): Exif {
  const little = data.toString('latin1', 0, 2) === 'II'
  const short = (at: number) =>
    at + 2 <= data.length ? (little ? data.readUInt16LE(at) : data.readUInt16BE(at)) : 0
  const long = (at: number) =>
    at + 4 <= data.length ? (little ? data.readUInt32LE(at) : data.readUInt32BE(at)) : 0
  const directory = long(4)
  let orientation: Orientation | null = null
  let perUnit: number | null = null
  let unit = 2
  for (let i = 0; i < short(directory); i++) {
    const at = directory + 2 + i * 12
    if (at + 12 > data.length) break
    const tag = short(at)
    if (tag === ORIENTATION) orientation = asOrientation(short(at + 8))
    else if (tag === RESOLUTION_UNIT) unit = short(at + 8)
    else if (tag === X_RESOLUTION) perUnit = long(long(at + 8)) / (long(long(at + 8) + 4) || 1)
  }
  return { orientation, dpi: perUnit === null ? null : dotsAnInch(perUnit, unit) }
}

export function asOrientation(value: number | undefined): Orientation | null {
  return value !== undefined && value >= 1 && value <= 8 ? (Math.trunc(value) as Orientation) : null
}

/** TIFF's ResolutionUnit: 2 inch, 3 centimetre, 1 none. */
export function dotsAnInch(perUnit: number, unit: number): number | null {
  return unit === 2 ? perUnit : unit === 3 ? perUnit * 2.54 : null
}
