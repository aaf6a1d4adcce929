import { type Glyphs, SHOWN } from './glyphs.ts'
import { runsLeft } from './right-to-left.ts'

/** Which way most of a page's characters follow each other, as shown. */
export type Direction = 'across' | 'down' | 'up' | 'back'

/** So many pairs of characters tell. */
const SAMPLE = 500

/** A page may be turned, or its text: vertical Japanese runs down, a table set on its side down or up. */
export function directionOf(glyphs: Glyphs): Direction {
  const counts = { across: 0, down: 0, up: 0, back: 0 }
  const step = Math.max(1, Math.floor(glyphs.length / SAMPLE))
  for (let i = 1; i < glyphs.length; i += step) {
    if (glyphs.kinds[i] !== SHOWN || glyphs.kinds[i - 1] !== SHOWN) continue
    const dx = middle(glyphs.boxes, i, 0) - middle(glyphs.boxes, i - 1, 0)
    const dy = middle(glyphs.boxes, i, 1) - middle(glyphs.boxes, i - 1, 1)
    if (Math.abs(dy) > Math.abs(dx)) counts[dy > 0 ? 'down' : 'up']++
    else counts[dx < 0 && !runsLeft(glyphs.codes[i] ?? 0) ? 'back' : 'across']++
  }
  const [most] = DIRECTIONS.toSorted((a, b) => counts[b] - counts[a])
  return most ?? 'across'
}

const DIRECTIONS: Direction[] = ['across', 'down', 'up', 'back']

/** Turns the rectangles so that the lines run across; y then counts downwards from anywhere. */
export function turnUpright({ boxes }: Glyphs, direction: Direction): void {
  turn(boxes, direction)
}

/** Undoes `turnUpright`. */
export function turnBack({ boxes }: Glyphs, direction: Direction): void {
  turn(boxes, direction === 'down' ? 'up' : direction === 'up' ? 'down' : direction)
}

/** About the page's corner. */
function turn(boxes: Float32Array, direction: Direction) {
  if (direction === 'across') return
  for (let at = 0; at < boxes.length; at += 4) {
    const [left = 0, top = 0, right = 0, bottom = 0] = boxes.subarray(at, at + 4)
    if (direction === 'down') boxes.set([top, -right, bottom, -left], at)
    else if (direction === 'up') boxes.set([-bottom, left, -top, right], at)
    else boxes.set([-right, -bottom, -left, -top], at)
  }
}

/** The height of a point as shown, after `turnUpright`. */
export function turnedHeight(x: number, y: number, direction: Direction): number {
  if (direction === 'across') return y
  if (direction === 'back') return -y
  return direction === 'down' ? -x : x
}

function middle(boxes: Float32Array, index: number, side: number): number {
  return ((boxes[index * 4 + side] ?? 0) + (boxes[index * 4 + side + 2] ?? 0)) / 2
}
