import type { CharBoxes } from '#contracts/geometry.ts'
import type { PixelBox, SeenLine, SeenSymbol } from './words.ts'

/** How the picture stands to the page: quarter turns clockwise, and the page's size in points, as shown. */
export interface Placement {
  turns: number
  width: number
  height: number
  /** Pixels a point. */
  scale: number
}

/**
 * Recognised lines as a page's text, with `\n` at line ends and a space between words, and a rectangle in points
 * for each code unit: as wide as the character, as high as its line, so that marks are of one height.
 */
export function writeLines(lines: SeenLine[], placement: Placement): { text: string; boxes: CharBoxes } {
  let text = ''
  const boxes: number[] = []
  const separate = (mark: string) => {
    text += mark
    boxes.push(Number.NaN, Number.NaN, Number.NaN, Number.NaN)
  }
  for (const [number, line] of lines.entries()) {
    if (number > 0) separate('\n')
    for (const [index, word] of line.words.entries()) {
      if (index > 0) separate(' ')
      for (const symbol of word.symbols) {
        const characters = clean(symbol.text)
        const box = onPage(boxOf(symbol, line), placement)
        for (let i = 0; i < characters.length; i++) boxes.push(...box)
        text += characters
      }
    }
  }
  return { text, boxes: Float32Array.from(boxes) }
}

/** No white space, no control characters, no lone surrogates: offsets depend on it. */
function clean(characters: string): string {
  return characters.toWellFormed().replace(/[\s\p{Cc}]/gu, '')
}

/** Of a line's ink: so far a font's own ascent and descent, by which text pages are marked, reach beyond it. */
const BEYOND_INK = 0.1

/** As wide as the character, as high as its line, which may slope; in pixels of the picture. */
function boxOf({ box: [left, , right] }: SeenSymbol, line: SeenLine): PixelBox {
  const { x0, y0, x1, y1 } = line.baseline
  const slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0
  const y = y0 + slope * ((left + right) / 2 - x0)
  const beyond = BEYOND_INK * (line.above + line.below)
  return [left, y - line.above - beyond, right, y + line.below + beyond]
}

/** From pixels of the turned picture to points of the page. */
function onPage([x0, y0, x1, y1]: PixelBox, { turns, width, height, scale }: Placement): PixelBox {
  const [left, top, right, bottom] = [x0 / scale, y0 / scale, x1 / scale, y1 / scale]
  if (turns === 1) return [top, height - right, bottom, height - left]
  if (turns === 2) return [width - right, height - bottom, width - left, height - top]
  if (turns === 3) return [width - bottom, left, width - top, right]
  return [left, top, right, bottom]
}
