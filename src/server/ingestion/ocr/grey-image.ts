/** A page's picture: a byte a pixel, rows from the top, 0 black to 255 white. */
export interface GreyImage {
  width: number
  height: number
  pixels: Uint8Array
}

/** So many levels from the paper's own is ink; what dust and a scanner's noise leave lies nearer. */
const INK = 48
/** Of all pixels. A full stop is some 50 pixels of the 8.7 million of a page at 300 dpi, a word some 1,500. */
const BLANK = 20e-6

/** True where nothing stands on the page: all pixels are about as light as most of them. */
export function isBlank({ pixels }: GreyImage): boolean {
  const counts = new Uint32Array(256)
  for (let i = 0; i < pixels.length; i++) {
    const level = pixels[i] ?? 0
    counts[level] = (counts[level] ?? 0) + 1
  }
  const paper = median(counts, pixels.length)
  let ink = 0
  for (const [level, count] of counts.entries()) if (Math.abs(level - paper) > INK) ink += count
  return ink <= BLANK * pixels.length
}

function median(counts: Uint32Array, total: number): number {
  let seen = 0
  for (const [level, count] of counts.entries()) {
    seen += count
    if (seen * 2 >= total) return level
  }
  return 255
}
