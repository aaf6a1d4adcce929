import { joinAccents } from './accents.ts'
import { emptyGlyphs, GENERATED, type Glyphs, HYPHEN, SHOWN, UNMAPPED } from './glyphs.ts'
import { joinLines } from './join-lines.ts'
import { type PageFrame, pageFrame } from './page-frame.ts'
import type { Pdfium } from './pdfium.ts'
import type { RawPage } from './raw.ts'
import { inReadingOrder } from './reading-order.ts'
import { markSuperscripts } from './superscripts.ts'
import { directionOf, turnBack, turnedHeight, turnUpright } from './turn.ts'
import { writeText } from './write-text.ts'

const FAILED: RawPage = { text: '', source: 'failed', width: null, height: null, boxes: null }

/** The text and geometry of one page (`index` from 0). A page that PDFium can't load is `failed`, never lost. */
export function readPage(pdfium: Pdfium, document: number, index: number): RawPage {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) return { ...FAILED }
  const textPage = pdfium.FPDFText_LoadPage(page)
  const scratch = pdfium.malloc(SCRATCH_BYTES)
  try {
    const frame = pageFrame(pdfium, page, scratch)
    if (textPage === 0) return { ...FAILED, width: frame.width, height: frame.height }
    const glyphs = readGlyphs(pdfium, textPage, scratch, frame)
    const direction = directionOf(glyphs)
    turnUpright(glyphs, direction)
    joinLines(glyphs)
    joinAccents(glyphs)
    markSuperscripts(glyphs, (index) => {
      const [x, y] = originOf(pdfium, textPage, index, scratch, frame)
      return turnedHeight(x, y, direction)
    })
    const { width, height } = frame
    if (mostlyUnmapped(glyphs)) return { ...FAILED, width, height }
    const ordered = inReadingOrder(glyphs, direction !== 'across')
    turnBack(ordered, direction)
    const { text, boxes } = writeText(ordered)
    return { text, source: /\S/.test(text) ? 'text' : 'empty', width, height, boxes }
  } finally {
    pdfium.free(scratch)
    if (textPage !== 0) pdfium.FPDFText_ClosePage(textPage)
    pdfium.FPDF_ClosePage(page)
  }
}

/** Room for the four doubles of FPDFText_GetCharBox. */
const SCRATCH_BYTES = 32

/**
 * PDFium's characters in its own order, which is the order of the page's content, lines joined.
 * Only white space and control characters can be PDFium's own additions.
 */
function readGlyphs(pdfium: Pdfium, textPage: number, scratch: number, frame: PageFrame): Glyphs {
  const count = Math.max(0, pdfium.FPDFText_CountChars(textPage))
  const glyphs = emptyGlyphs(count)
  for (let i = 0; i < count; i++) {
    const code = pdfium.FPDFText_GetUnicode(textPage, i)
    const kind = kindOf(pdfium, textPage, i, code)
    glyphs.codes[i] = code
    glyphs.kinds[i] = kind
    if (kind !== GENERATED) readBox(pdfium, textPage, i, code, scratch, frame, glyphs.boxes)
  }
  return glyphs
}

/** Asks PDFium as seldom as it can: only control characters can be anything else than shown. */
function kindOf(pdfium: Pdfium, textPage: number, index: number, code: number): number {
  const isControl = code <= 0x20 || (code >= 0x7f && code < 0xa0) || (code & 0xfffe) === 0xfffe
  if (!isControl) return SHOWN
  if (pdfium.FPDFText_IsGenerated(textPage, index) === 1) return GENERATED
  if (pdfium.FPDFText_IsHyphen(textPage, index) === 1) return HYPHEN
  const isBlank =
    code === 0x20 || (code === 0x09 && pdfium.FPDFText_HasUnicodeMapError(textPage, index) !== 1)
  return isBlank ? SHOWN : UNMAPPED
}

/** Where a character's baseline begins, as shown. */
function originOf(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  scratch: number,
  frame: PageFrame,
): [number, number] {
  const [x, y] = penOf(pdfium, textPage, index, scratch)
  const point = new Float32Array(4)
  frame.place(x, y, x, y, point, 0)
  const [left = Number.NaN, top = Number.NaN] = point
  return [left, top]
}

/** Where a character's baseline begins, in the page's own coordinates. */
function penOf(pdfium: Pdfium, textPage: number, index: number, scratch: number): [number, number] {
  if (pdfium.FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8) !== 1) return NOWHERE
  const at = scratch >> 3
  const [x = Number.NaN, y = Number.NaN] = pdfium.heap.HEAPF64.subarray(at, at + 2)
  return [x, y]
}

const NOWHERE: [number, number] = [Number.NaN, Number.NaN]

/** True where the page has words that can be seen but not read: it needs OCR. */
function mostlyUnmapped(glyphs: Glyphs): boolean {
  let unmapped = 0
  let shown = 0
  for (let i = 0; i < glyphs.length; i++) {
    if (glyphs.kinds[i] === UNMAPPED) unmapped++
    else if (glyphs.kinds[i] === SHOWN && glyphs.codes[i] !== 0x20) shown++
  }
  return unmapped > shown
}

const FIRST_HAN = 0x2e80
/** PDFium's boxes of vertical characters whose font isn't in the file reach as far again to their left. */
const STRETCHED = 1.5

/**
 * The loose box (the font's ascent and descent, the character's advance) makes marks of one height along
 * a line; fonts that don't tell theirs have an empty one, and then the box of the ink has to do.
 */
function readBox(
  pdfium: Pdfium,
  textPage: number,
  index: number,
  code: number,
  scratch: number,
  frame: PageFrame,
  boxes: Float32Array,
) {
  const { heap } = pdfium
  if (pdfium.FPDFText_GetLooseCharBox(textPage, index, scratch) === 1) {
    const at = scratch >> 2
    const [left, top, right, bottom] = [
      heap.HEAPF32[at] ?? 0,
      heap.HEAPF32[at + 1] ?? 0,
      heap.HEAPF32[at + 2] ?? 0,
      heap.HEAPF32[at + 3] ?? 0,
    ]
    if (right - left > 0 && top - bottom > 0) {
      const isStretched = code >= FIRST_HAN && right - left > STRETCHED * (top - bottom)
      const from = isStretched ? Math.max(left, penOf(pdfium, textPage, index, scratch)[0]) : left
      return frame.place(from, top, right, bottom, boxes, index * 4)
    }
  }
  if (pdfium.FPDFText_GetCharBox(textPage, index, scratch, scratch + 8, scratch + 16, scratch + 24) === 1) {
    const at = scratch >> 3
    const [left, right, bottom, top] = [
      heap.HEAPF64[at] ?? 0,
      heap.HEAPF64[at + 1] ?? 0,
      heap.HEAPF64[at + 2] ?? 0,
      heap.HEAPF64[at + 3] ?? 0,
    ]
    frame.place(left, top, right, bottom, boxes, index * 4)
  }
}
