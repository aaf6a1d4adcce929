import { type Glyphs, SHOWN } from './glyphs.ts'

/** Shares of the base character's height, from how typesetting programs raise exponents and note marks. */
const TALLEST = 0.85
const LEAST_RAISED = 0.2
const MOST_RAISED = 1
const WIDEST_GAP = 0.4
/** How far a subscript's baseline is below its base's, in shares of the base's height. */
const LEAST_LOWERED = 0.08
const MOST_LOWERED = 0.5

const RAISED = new Map(
  Array.from('0123456789+-−', (sign, i) => [sign.codePointAt(0), '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'.codePointAt(i)]),
)

/**
 * `baselineOf` tells how far below the page's top a character's baseline is.
 * Writes raised digits and signs as what the reader sees: a PDF says "102" and moves the 2 up, but 10² is not
 * 102, and note 5 after "them." is no number of the sentence. Lowered digits become subscripts after a digit, for 10₂
 * is not 102 either; after letters they stay, as people write and quote CO2.
 */
export function markSuperscripts(glyphs: Glyphs, baselineOf: (index: number) => number): void {
  let base = -1
  for (let i = 0; i < glyphs.length; i++) {
    if (glyphs.kinds[i] !== SHOWN) continue
    const beside = base !== -1 && isBeside(glyphs.boxes, base, i)
    const small = beside && isSmall(glyphs.boxes, base, i)
    const raised = RAISED.get(glyphs.codes[i] ?? 0)
    const signed = isDigit(glyphs.codes[i + 1]) && isSmall(glyphs.boxes, base, i + 1)
    const candidate = raised !== undefined && beside && (isSign(glyphs.codes[i]) ? signed : small)
    const isUnderDigit = small && isDigit(glyphs.codes[i]) && isDigit(glyphs.codes[base])
    // Asked of few: the baselines of all characters of a book take as long as all the rest.
    const rise = candidate || isUnderDigit ? baselineOf(base) - baselineOf(i) : 0
    if (candidate && isRaised(glyphs.boxes, base, rise)) glyphs.codes[i] = raised
    else if (isUnderDigit && isLowered(glyphs.boxes, base, rise)) glyphs.codes[i] = lowered(glyphs.codes[i])
    else if (!small) base = i
  }
}

/** Against the last character on the baseline; a row of raised digits has one base. */
function isBeside(boxes: Float32Array, base: number, index: number): boolean {
  const gap = (edge(boxes, index, 0) - edge(boxes, base, 2)) / heightOf(boxes, base)
  return gap > -WIDEST_GAP && gap < WIDEST_GAP * ROW
}

function isSmall(boxes: Float32Array, base: number, index: number): boolean {
  return heightOf(boxes, index) < TALLEST * heightOf(boxes, base)
}

/** Signs often come from a font of symbols, whose boxes are taller than the letters': the digit after one decides. */
function isSign(code: number | undefined): boolean {
  return code === 0x2b || code === 0x2d || code === 0x2212
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39
}

/** Baselines tell, boxes don't: those of one line differ from font to font. */
function isRaised(boxes: Float32Array, base: number, rise: number): boolean {
  const share = rise / heightOf(boxes, base)
  return share > LEAST_RAISED && share < MOST_RAISED
}

function isLowered(boxes: Float32Array, base: number, rise: number): boolean {
  const share = -rise / heightOf(boxes, base)
  return share > LEAST_LOWERED && share < MOST_LOWERED
}

/** The subscript of a digit. */
function lowered(digit = 0x30): number {
  return digit + SUBSCRIPT_ZERO - 0x30
}

const SUBSCRIPT_ZERO = 0x2080

function heightOf(boxes: Float32Array, index: number): number {
  return edge(boxes, index, 3) - edge(boxes, index, 1)
}

/** So many gaps' widths a row of raised digits may reach from its base. */
const ROW = 6

function edge(boxes: Float32Array, index: number, side: number): number {
  return boxes[index * 4 + side] ?? Number.NaN
}
