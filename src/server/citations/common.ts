import { commonEnd, commonStart } from './distance.ts'

/** Two texts with more pairs of tokens than this are not compared: all is shown as replaced. */
const MOST_PAIRS = 64_000_000

/** Pairs of places of a longest common subsequence, in order. O(n · ⌈m / 32⌉) for what lies between start and end. */
export function commonPairs(one: readonly string[], other: readonly string[]): [number, number][] {
  const start = commonStart(one, other)
  const end = commonEnd(one.slice(start), other.slice(start))
  const middle = middlePairs(one.slice(start, one.length - end), other.slice(start, other.length - end))
  const pair = (at: number, beyond: number): [number, number] => [
    one.length - beyond + at,
    other.length - beyond + at,
  ]
  return [
    ...Array.from({ length: start }, (_, at): [number, number] => [at, at]),
    ...middle.map(([i, j]): [number, number] => [i + start, j + start]),
    ...Array.from({ length: end }, (_, at) => pair(at, end)),
  ]
}

/**
 * Bit-parallel, after H. Hyyrö, "Bit-parallel LCS-length computation revisited", AWOCA 2004: a bit of row `j` tells
 * whether the common subsequence of what follows `j` grows with the token at `i`. All rows are kept, so that the pairs
 * can be read off.
 */
function middlePairs(one: readonly string[], other: readonly string[]): [number, number][] {
  if (one.length === 0 || other.length === 0 || one.length * other.length > MOST_PAIRS) return []
  const blocks = Math.ceil(one.length / 32)
  const rows = rowsOf(one, other, blocks)
  const grows = (i: number, j: number) => {
    const place = one.length - 1 - i
    return ((rows[j * blocks + (place >> 5)] as number) & (1 << (place & 31))) === 0
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++])
    else if (grows(i, j)) j += 1
    else i += 1
  }
  return pairs
}

/** A row for each token of `other` from its last; places of `one` count from its end. A bit that is 0 grows. */
function rowsOf(one: readonly string[], other: readonly string[], blocks: number): Int32Array {
  const masks = new Map<string, Int32Array>()
  for (const [i, token] of one.entries()) {
    const place = one.length - 1 - i
    const mask = masks.get(token) ?? new Int32Array(blocks)
    mask[place >> 5] = (mask[place >> 5] as number) | (1 << (place & 31))
    masks.set(token, mask)
  }
  const rows = new Int32Array(other.length * blocks)
  const row = new Int32Array(blocks).fill(-1)
  for (let j = other.length - 1; j >= 0; j -= 1) {
    const mask = masks.get(other[j] as string)
    if (mask !== undefined) advance(row, mask)
    rows.set(row, j * blocks)
  }
  return rows
}

/** row = (row + (row & mask)) | (row & ~mask), with the carry over the blocks. */
function advance(row: Int32Array, mask: Int32Array): void {
  let carry = 0
  for (let block = 0; block < row.length; block += 1) {
    const bits = row[block] as number
    const equal = bits & (mask[block] as number)
    const sum = (bits >>> 0) + (equal >>> 0) + carry
    carry = sum > 0xffffffff ? 1 : 0
    row[block] = sum | 0 | (bits & ~(mask[block] as number))
  }
}
