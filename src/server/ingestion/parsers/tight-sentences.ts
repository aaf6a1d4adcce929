import { type Glyphs, SHOWN } from './glyphs.ts'

/** Of a character's height: the space that is left between sentences in lines set very tight. */
const LEAST_SPACE = 0.05
const ENDS_SENTENCE = new Set(Array.from('.?!,;:”’")', (sign) => sign.codePointAt(0)))
const BEFORE_THE_END = /[\p{Ll}.?!”’]/u
const BEGINS_SENTENCE = /[\p{Lu}“‘]/u

/**
 * True where a sentence begins without a space before it, though the eye sees one ("of the law.The law is"):
 * the gap is too narrow for PDFium, yet wider than the one before. In "U.S.A" and in spaced-out letters it isn't.
 */
export function missesSpace(glyphs: Glyphs, index: number): boolean {
  if (!ENDS_SENTENCE.has(glyphs.codes[index - 1])) return false
  if (glyphs.kinds[index] !== SHOWN || glyphs.kinds[index - 1] !== SHOWN) return false
  if (!BEGINS_SENTENCE.test(characterAt(glyphs, index))) return false
  if (!BEFORE_THE_END.test(characterAt(glyphs, index - 2))) return false
  const gap = gapBefore(glyphs.boxes, index)
  return gap > LEAST_SPACE && gap - gapBefore(glyphs.boxes, index - 1) > LEAST_SPACE
}

function characterAt(glyphs: Glyphs, index: number): string {
  return String.fromCodePoint(glyphs.codes[index] ?? 0)
}

/** Between a character and the one before, in shares of its height; NaN where one has no rectangle. */
function gapBefore(boxes: Float32Array, index: number): number {
  const [left = NaN, top = NaN, , bottom = NaN] = boxes.subarray(index * 4, index * 4 + 4)
  return (left - (boxes[index * 4 - 2] ?? NaN)) / (bottom - top)
}
