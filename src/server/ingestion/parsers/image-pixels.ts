import { deflateSync } from 'node:zlib'
import type { PdfImage } from './image-pdf.ts'

/** Quick rather than small: a page of a scan is packed once and read a few times. */
const LEVEL = 4

/** Pixels of four bytes (red, green, blue, alpha), laid on white and packed: a bit each when all are black or white. */
export function packPixels(rgba: Uint8Array, width: number, height: number): PdfImage {
  const kind = kindOf(rgba, width * height)
  const rows =
    kind === 'bilevel' ? bits(rgba, width, height) : samples(rgba, width * height, kind === 'grey' ? 1 : 3)
  return {
    width,
    height,
    colors: kind === 'color' ? 3 : 1,
    bits: kind === 'bilevel' ? 1 : 8,
    filter: 'FlateDecode',
    predicted: false,
    palette: null,
    inverted: false,
    data: deflateSync(rows, { level: LEVEL }),
  }
}

function kindOf(rgba: Uint8Array, pixels: number): 'bilevel' | 'grey' | 'color' {
  let bilevel = true
  for (let i = 0; i < pixels * 4; i += 4) {
    const red = rgba[i]
    if (red !== rgba[i + 1] || red !== rgba[i + 2]) return 'color'
    bilevel &&= (red === 0 || red === 255) && rgba[i + 3] === 255
  }
  return bilevel ? 'bilevel' : 'grey'
}

/** A row begins at a byte (ISO 32000-1, 8.9.3). */
function bits(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const stride = (width + 7) >> 3
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (rgba[(y * width + x) * 4] === 255) {
        const at = y * stride + (x >> 3)
        rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7))
      }
  return rows
}

function samples(rgba: Uint8Array, pixels: number, colors: 1 | 3): Uint8Array {
  const rows = new Uint8Array(pixels * colors)
  for (let i = 0; i < pixels; i++) {
    const alpha = rgba[i * 4 + 3] ?? 255
    for (let k = 0; k < colors; k++) {
      const value = rgba[i * 4 + k] ?? 255
      rows[i * colors + k] = 255 + Math.round(((value - 255) * alpha) / 255)
    }
  }
  return rows
}
