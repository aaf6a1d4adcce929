import { emptyGlyphs, GENERATED, type Glyphs } from './glyphs.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { isProse } from './prose.ts'
import { isRightToLeft } from './right-to-left.ts'
import { type River, riversOf, type Strip, stripsOf } from './rivers.ts'

/**
 * Puts the lines of columns that the page's content has row by row into reading order; gives the same glyphs
 * where nothing is to be done. `isTurned`: the lines ran down, up or back before they were turned.
 * An XY-cut (Nagy and Seth, Hierarchical representation of optically scanned
 * documents, 1984) whose cuts along x are rivers of white (Breuel, Two geometric algorithms for layout
 * analysis, 2002), made only where both sides are running text: so a table's rows stay rows.
 */
export function inReadingOrder(glyphs: Glyphs, isTurned = false): Glyphs {
  const pieces = piecesOf(glyphs)
  if (pieces.length > MOST_PIECES) return glyphs
  const lines = pieces.filter((piece) => !isUpright(piece))
  const page = { glyphs, isTurned, isRightToLeft: isRightToLeft(glyphs), height: heightOf(lines) }
  const ordered = cut(page, lines)
  if (ordered.every((piece, i) => piece === lines[i])) return glyphs
  return rewritten(glyphs, withUpright(pieces, ordered))
}

interface Page {
  glyphs: Glyphs
  isTurned: boolean
  isRightToLeft: boolean
  /** Of a line. */
  height: number
}

/** Maps and plots have more, pages of text don't; it bounds the time, which grows with the square. */
const MOST_PIECES = 4_000
/** Columns are mixed up if the content goes from one to the other and back so often, per line. */
const MIXED = 0.25
/** Of the steps from line to line, on a page whose content is upside down. */
const UPWARDS = 0.6
/** Pieces of one line that come this close, in shares of its height, are parted by a blank only. */
const NEAR = 1

/** The pieces, which come in the content's order, in reading order. */
function cut(page: Page, pieces: Piece[]): Piece[] {
  const { glyphs, height } = page
  const strips = stripsOf(pieces)
  const strip = new Map(strips.flatMap(({ pieces }, i) => pieces.map((piece) => [piece, i] as const)))
  for (const river of riversOf(strips, height)) {
    const { above, left, right, below } = sides(pieces, strip, river)
    const columns = page.isRightToLeft ? [right, left] : [left, right]
    if (!isMixed(columns) || !isProse(glyphs, left) || !isProse(glyphs, right)) continue
    return [above, ...columns, below].flatMap((part) => cut(page, part))
  }
  return fromTheTop(page, pieces, strips, strip)
}

/**
 * Lines that mostly go up the page are sorted: PDFium has those of turned pages and vertical scripts so.
 * Labels of figures come in any order, and keep it.
 */
function fromTheTop(page: Page, pieces: Piece[], strips: Strip[], strip: Map<Piece, number>): Piece[] {
  const heights = pieces.map((piece) => strip.get(piece) ?? 0)
  const ups = heights.filter((height, i) => height < (heights[i - 1] ?? 0)).length
  if (ups === 0 || ups < UPWARDS * (strips.length - 1)) return pieces
  if (!page.isTurned && !isProse(page.glyphs, pieces)) return pieces
  const sign = page.isRightToLeft ? -1 : 1
  return strips.flatMap((each) => each.pieces.toSorted((a, b) => sign * (a.left - b.left)))
}

function sides(pieces: Piece[], strip: Map<Piece, number>, { from, to, left, right }: River) {
  const at = (piece: Piece) => strip.get(piece) ?? 0
  const beside = pieces.filter((piece) => at(piece) >= from && at(piece) < to)
  const middle = (left + right) / 2
  return {
    above: pieces.filter((piece) => at(piece) < from),
    left: beside.filter((piece) => piece.right <= middle),
    right: beside.filter((piece) => piece.right > middle),
    below: pieces.filter((piece) => at(piece) >= to),
  }
}

/** True where the content goes back and forth between the columns, or has the second before the first. */
function isMixed(columns: Piece[][]): boolean {
  const [first = [], second = []] = columns
  const owner = new Set(first)
  const order = [...first, ...second].toSorted((a, b) => a.start - b.start).map((piece) => owner.has(piece))
  const changes = order.filter((mine, i) => i > 0 && mine !== order[i - 1]).length
  return changes > Math.max(2, MIXED * Math.min(first.length, second.length)) || (changes === 1 && !order[0])
}

function isUpright(piece: Piece): boolean {
  return piece.end - piece.start > 2 && piece.bottom - piece.top > 2 * (piece.right - piece.left)
}

/** Upright pieces, as a stamp in the margin, come first or last. */
function withUpright(pieces: Piece[], ordered: Piece[]): Piece[] {
  const half = pieces[pieces.length >> 1]?.start ?? 0
  const upright = pieces.filter(isUpright)
  return [...upright.filter((p) => p.start < half), ...ordered, ...upright.filter((p) => p.start >= half)]
}

function heightOf(pieces: Piece[]): number {
  const heights = pieces.map((piece) => piece.bottom - piece.top).toSorted((a, b) => a - b)
  return heights[heights.length >> 1] ?? 0
}

const CR = 0x0d
const LF = 0x0a
const SPACE = 0x20

/** The glyphs piece by piece: those that follow each other in the content keep what is between them. */
function rewritten(glyphs: Glyphs, pieces: Piece[]): Glyphs {
  const written = emptyGlyphs(glyphs.length + pieces.length * 2)
  let length = 0
  const copy = (from: number, to: number) => {
    written.codes.set(glyphs.codes.subarray(from, to), length)
    written.kinds.set(glyphs.kinds.subarray(from, to), length)
    written.boxes.set(glyphs.boxes.subarray(from * 4, to * 4), length * 4)
    length += to - from
  }
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]
    const follows = next === undefined || next.start === piece.next
    copy(piece.start, follows ? piece.next : piece.end)
    if (follows) continue
    for (const code of isBeside(piece, next) ? [SPACE] : [CR, LF]) {
      written.codes[length] = code
      written.kinds[length++] = GENERATED
    }
  }
  return { ...written, length }
}

function isBeside(piece: Piece, next: Piece): boolean {
  const height = Math.min(piece.bottom - piece.top, next.bottom - next.top)
  const overlap = Math.min(piece.bottom, next.bottom) - Math.max(piece.top, next.top)
  const gap = Math.max(next.left - piece.right, piece.left - next.right)
  return overlap > height / 2 && gap < NEAR * height
}
