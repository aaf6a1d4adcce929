import { GENERATED, type Glyphs, HYPHEN } from './glyphs.ts'

/** A part of a line without wide gaps. Sides in points as shown, origin top left. */
export interface Piece {
  /** Indices of glyphs: its words are `[start, end)`, what separates it from the next piece `[end, next)`. */
  start: number
  end: number
  next: number
  left: number
  top: number
  right: number
  bottom: number
}

/** Of a character's height: wider gaps may be a gutter between columns, or just a wide space of a justified line. */
export const WIDE_GAP = 0.6
const CR = 0x0d
const LF = 0x0a
const SPACE = 0x20
const NBSP = 0xa0

/** Cuts a page's glyphs at line ends and at wide gaps within lines, in either direction of writing. */
export function piecesOf(glyphs: Glyphs): Piece[] {
  const pieces: Piece[] = []
  let piece: Piece | null = null
  let last = 0
  for (let i = 0; i < glyphs.length; i++) {
    const code = glyphs.codes[i] ?? 0
    if (glyphs.kinds[i] === GENERATED && (code === CR || code === LF)) piece = null
    const left = glyphs.boxes[i * 4] ?? Number.NaN
    if (Number.isNaN(left) || code === SPACE || code === NBSP) continue
    if (piece === null || isFar(glyphs.boxes, last, i)) {
      piece = startPiece(glyphs.boxes, i)
      pieces.push(piece)
    } else widen(piece, glyphs.boxes, i)
    last = i
    if (glyphs.kinds[i] === HYPHEN) piece = null
  }
  for (const [k, each] of pieces.entries()) each.next = pieces[k + 1]?.start ?? glyphs.length
  return pieces
}

function startPiece(boxes: Float32Array, index: number): Piece {
  const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(index * 4, index * 4 + 4)
  return { start: index, end: index + 1, next: index + 1, left, top, right, bottom }
}

function widen(piece: Piece, boxes: Float32Array, index: number) {
  const at = index * 4
  piece.end = index + 1
  piece.left = Math.min(piece.left, boxes[at] ?? piece.left)
  piece.top = Math.min(piece.top, boxes[at + 1] ?? piece.top)
  piece.right = Math.max(piece.right, boxes[at + 2] ?? piece.right)
  piece.bottom = Math.max(piece.bottom, boxes[at + 3] ?? piece.bottom)
}

function isFar(boxes: Float32Array, before: number, index: number): boolean {
  const [a, b] = [before * 4, index * 4]
  const gap = Math.max((boxes[b] ?? 0) - (boxes[a + 2] ?? 0), (boxes[a] ?? 0) - (boxes[b + 2] ?? 0))
  const height = Math.min(
    (boxes[a + 3] ?? 0) - (boxes[a + 1] ?? 0),
    (boxes[b + 3] ?? 0) - (boxes[b + 1] ?? 0),
  )
  return gap > WIDE_GAP * height
}
