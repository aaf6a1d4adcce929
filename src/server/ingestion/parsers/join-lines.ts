import { GENERATED, type Glyphs } from './glyphs.ts'

const CR = 0x0d
const LF = 0x0a
const SPACE = 0x20
const NONE = 0

/** Shares of a character's height; found by trying on papers with superscripts and formulas. */
const SAME_LINE_OVERLAP = 0.5
const WORD_GAP = 0.15
const WIDEST_GAP = 1
const BACKWARDS = 0.3

/**
 * PDFium ends a line wherever the baseline moves, so at every raised or lowered character ("10\n2\n m").
 * Takes such line ends back: where the next character stands right beside the last one, at its height.
 */
export function joinLines(glyphs: Glyphs): void {
  for (let i = 1; i + 1 < glyphs.length; i++) {
    if (glyphs.kinds[i] !== GENERATED || glyphs.codes[i] !== CR || glyphs.codes[i + 1] !== LF) continue
    const gap = gapOnOneLine(glyphs.boxes, i - 1, i + 2)
    if (gap === null) continue
    glyphs.codes[i] = gap > WORD_GAP ? SPACE : NONE
    glyphs.codes[i + 1] = NONE
  }
}

/** The distance between two characters of one line, in shares of their height; null when they are not on one. */
function gapOnOneLine(boxes: Float32Array, before: number, after: number): number | null {
  const [top, right, bottom] = [1, 2, 3].map((side) => boxes[before * 4 + side] ?? Number.NaN)
  const [nextLeft, nextTop, , nextBottom] = [0, 1, 2, 3].map((side) => boxes[after * 4 + side] ?? Number.NaN)
  if (top === undefined || right === undefined || bottom === undefined) return null
  if (nextLeft === undefined || nextTop === undefined || nextBottom === undefined) return null
  const overlap = Math.min(bottom, nextBottom) - Math.max(top, nextTop)
  const height = Math.max(bottom - top, nextBottom - nextTop)
  const gap = (nextLeft - right) / height
  const beside = overlap >= SAME_LINE_OVERLAP * Math.min(bottom - top, nextBottom - nextTop)
  return beside && gap > -BACKWARDS && gap < WIDEST_GAP ? gap : null
}
