/**
 * The rectangles of a page's characters, four numbers per UTF-16 code unit of the page's text:
 * left, top, right, bottom in PDF points, origin top left, after rotation. NaN four times: no rectangle
 * (line ends, generated spaces).
 */
export type CharBoxes = Float32Array

/**
 * Boxes are stored in twentieths of a point: an edge moves by 1/20 pt at most, a hundredth of a character.
 * Coordinates beyond a million points are cut off: no page has them.
 */
const STEPS = 20
const FARTHEST = 1e6
const MOST_BOXES = 20_000_000

/**
 * Packs boxes for storing; deflated, they take about a byte a character. Column by column, each number is
 * what the box before doesn't foretell (the gap to it, the width, the change of top and of height), as
 * zigzag varints: along a line nearly all are 0 or repeat.
 */
export function encodeBoxes(boxes: CharBoxes): Uint8Array {
  const count = Math.floor(boxes.length / 4)
  const shown = new Uint8Array(count)
  const [gaps, widths, tops, heights] = [0, 1, 2, 3].map(() => new Int32Array(count)) as Columns
  let [right, top, height] = [0, 0, 0]
  let length = 0
  for (let i = 0; i < count; i++) {
    const at = i * 4
    const left = steps(boxes[at])
    const above = steps(boxes[at + 1])
    // Rounded by themselves, so that a character has the same width and height everywhere.
    const width = steps((boxes[at + 2] ?? Number.NaN) - (boxes[at] ?? Number.NaN))
    const tall = steps((boxes[at + 3] ?? Number.NaN) - (boxes[at + 1] ?? Number.NaN))
    if (Number.isNaN(left + above + width + tall)) continue
    shown[i] = 1
    gaps[length] = left - right
    widths[length] = width
    tops[length] = above - top
    heights[length] = tall - height
    length++
    right = left + width
    top = above
    height = tall
  }
  const columns = [gaps, widths, tops, heights].map((column) => column.subarray(0, length))
  return writeInts([Int32Array.from([count, ...runLengths(shown)]), ...columns])
}

/**
 * The inverse of `encodeBoxes`, to 1/20 pt. Throws RangeError when the bytes are not its work, or not that of so many
 * boxes: a few bytes may name millions.
 */
export function decodeBoxes(bytes: Uint8Array, expected?: number): CharBoxes {
  const read = intReader(bytes)
  const count = read()
  if (count < 0 || count > MOST_BOXES || count !== (expected ?? count))
    throw new RangeError('These bytes are not boxes.')
  const boxes = new Float32Array(count * 4).fill(Number.NaN)
  const shown = readRuns(read, count)
  const column = () => Array.from(shown, () => read())
  const [gaps, widths, tops, heights] = [column(), column(), column(), column()]
  let [right, top, height] = [0, 0, 0]
  for (const [k, index] of shown.entries()) {
    const left = right + (gaps[k] ?? 0)
    right = left + (widths[k] ?? 0)
    top += tops[k] ?? 0
    height += heights[k] ?? 0
    boxes[index * 4] = left / STEPS
    boxes[index * 4 + 1] = top / STEPS
    boxes[index * 4 + 2] = right / STEPS
    boxes[index * 4 + 3] = (top + height) / STEPS
  }
  return boxes
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array]

function steps(points = Number.NaN): number {
  return Math.round(Math.max(-FARTHEST, Math.min(FARTHEST, points)) * STEPS)
}

/** How many 0s, then how many 1s, and so on, of a list of bits. */
function runLengths(bits: Uint8Array): number[] {
  const runs: number[] = []
  let current = 0
  let length = 0
  for (const bit of bits) {
    if (bit !== current) {
      runs.push(length)
      current = bit
      length = 0
    }
    length++
  }
  return [...runs, length]
}

/** The indexes of the 1s. */
function readRuns(read: () => number, count: number): number[] {
  const indexes: number[] = []
  let bit = false
  for (let at = 0; at < count; bit = !bit) {
    const end = at + read()
    if (end < at || end > count) throw new RangeError('These bytes are not boxes.')
    for (; at < end; at++) if (bit) indexes.push(at)
  }
  return indexes
}

/** Coordinates are below 2^25 in steps, so differences of sums of them are below 2^28 as zigzag. */
const MOST_BYTES = 4

/** Zigzag (small numbers of either sign become small numbers), then seven bits a byte, lowest first. */
function writeInts(lists: Int32Array[]): Uint8Array {
  const bytes = new Uint8Array(lists.reduce((sum, list) => sum + list.length, 0) * MOST_BYTES)
  let length = 0
  for (const list of lists) {
    for (const value of list) {
      let rest = (value << 1) ^ (value >> 31)
      for (; rest >= 0x80; rest >>>= 7) bytes[length++] = (rest & 0x7f) | 0x80
      bytes[length++] = rest
    }
  }
  return bytes.slice(0, length)
}

function intReader(bytes: Uint8Array): () => number {
  let at = 0
  return () => {
    let zigzag = 0
    for (let weight = 1; ; weight *= 0x80) {
      const byte = bytes[at++]
      if (byte === undefined) throw new RangeError('These bytes are not boxes.')
      zigzag += (byte & 0x7f) * weight
      if (byte < 0x80) return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
    }
  }
}
