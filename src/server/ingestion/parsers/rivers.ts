import { type Piece, WIDE_GAP } from './pieces.ts'

/** A stretch of a page between two heights that no piece crosses. */
export interface Strip {
  pieces: Piece[]
  top: number
  bottom: number
}

/** A column of white that runs through strips `[from, to)`, with pieces on both sides. */
export interface River {
  from: number
  to: number
  left: number
  right: number
}

/** Lines of tight type overlap by less than this share of their height. */
const INSET = 0.25
/** A narrow river needs to be long, lest spaces that stand below each other by chance are taken for one. */
const WIDE_RIVER = 1.2
const LONG_RIVER = 10
/** A line alone beyond so many heights of white is a running head or a foot, not of the columns. */
const APART = 1.2

/** The strips of a set of pieces from top to bottom: what the y-axis' cuts of an XY-cut can take apart. */
export function stripsOf(pieces: readonly Piece[]): Strip[] {
  const strips: Strip[] = []
  for (const piece of pieces.toSorted((a, b) => a.top - b.top)) {
    const inset = INSET * (piece.bottom - piece.top)
    const last = strips.at(-1)
    if (last && piece.top + inset < last.bottom) {
      last.pieces.push(piece)
      last.bottom = Math.max(last.bottom, piece.bottom - inset)
    } else strips.push({ pieces: [piece], top: piece.top + inset, bottom: piece.bottom - inset })
  }
  return strips
}

/** The rivers between columns, those with most pieces beside them first. `height` is that of a line. */
export function riversOf(strips: readonly Strip[], height: number): River[] {
  const rivers: River[] = []
  for (const [index, strip] of strips.entries()) {
    // Lines of two columns that do not stand level are in two strips.
    const both = [...strip.pieces, ...(strips[index + 1]?.pieces ?? [])]
    for (const [left, right] of gapsOf(both, WIDE_GAP * height)) {
      const isKnown = rivers.some((r) => r.from <= index && index < r.to && r.left < right && left < r.right)
      if (isKnown) continue
      const river = follow(strips, index, left, right, height)
      const { length } = strips.slice(river.from, river.to).flatMap(({ pieces }) => pieces)
      const width = river.right - river.left
      if (width >= WIDE_RIVER * height || length >= 2 * LONG_RIVER) rivers.push(river)
    }
  }
  const lengthOf = ({ from, to }: River) =>
    strips.slice(from, to).reduce((sum, s) => sum + s.pieces.length, 0)
  return rivers.toSorted((a, b) => lengthOf(b) - lengthOf(a) || a.left - b.left)
}

/** The gaps between pieces that no other crosses. */
function gapsOf(pieces: readonly Piece[], least: number): [number, number][] {
  const gaps: [number, number][] = []
  let right = Number.POSITIVE_INFINITY
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    if (piece.left - right >= least) gaps.push([right, piece.left])
    right = right === Number.POSITIVE_INFINITY ? piece.right : Math.max(right, piece.right)
  }
  return gaps
}

/** Follows a gap up and down, narrowing it, as far as it stays open. */
function follow(strips: readonly Strip[], index: number, left: number, right: number, height: number): River {
  const river = { from: index, to: index + 1, left, right }
  const flow = (at: number) => {
    const strip = strips[at]
    const open = strip && clip(strip, river)
    if (!open || open[1] - open[0] < WIDE_GAP * height) return false
    river.left = open[0]
    river.right = open[1]
    return true
  }
  while (flow(river.to)) river.to++
  while (flow(river.from - 1)) river.from--
  return withoutHeads(strips, river, height)
}

/** The widest part of a river that is open in a strip too. */
function clip({ pieces }: Strip, river: River): [number, number] | null {
  let best: [number, number] | null = null
  let at = river.left
  const inside = pieces.filter((piece) => piece.right > river.left && piece.left < river.right)
  for (const { left, right } of [...inside.toSorted((a, b) => a.left - b.left), edge(river.right)]) {
    if (left > at && (best === null || left - at > best[1] - best[0])) best = [at, left]
    at = Math.max(at, right)
  }
  return best
}

function edge(x: number): { left: number; right: number } {
  return { left: x, right: x }
}

function withoutHeads(strips: readonly Strip[], river: River, height: number): River {
  const whiteAfter = (at: number) => (strips[at + 1]?.top ?? 0) - (strips[at]?.bottom ?? 0)
  const isApart = (at: number) => whiteAfter(at) > (APART + 2 * INSET) * height
  const { from, to } = river
  return {
    ...river,
    from: to - from > 1 && isApart(from) ? from + 1 : from,
    to: to - from > 1 && isApart(to - 2) ? to - 1 : to,
  }
}
