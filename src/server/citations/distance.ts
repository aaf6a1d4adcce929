import { firstColumn, nextColumn } from './bit-column.ts'

/**
 * Least number of code units inserted, dropped or replaced (Levenshtein 1966), by Myers' bit vectors in the form of
 * H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of
 * Computing 10, 2003: O(n · ⌈m / 32⌉).
 */
export function editDistance(one: string, other: string): number {
  const start = commonStart(one, other)
  const end = commonEnd(one.slice(start), other.slice(start))
  const a = one.slice(start, one.length - end)
  const b = other.slice(start, other.length - end)
  return a === '' || b === '' ? Math.max(a.length, b.length) : distanceOf(a, b)
}

function distanceOf(pattern: string, text: string): number {
  const blocks = Math.ceil(pattern.length / 32)
  const masks = masksOf(pattern, blocks)
  const none = new Int32Array(blocks)
  const column = firstColumn(pattern.length)
  let distance = pattern.length
  // The first row counts the text's units, so one more comes in from above.
  for (let at = 0; at < text.length; at += 1)
    distance += nextColumn(column, masks.get(text.charCodeAt(at)) ?? none, 0, 1)
  return distance
}

/** For each unit of the pattern, a bit per place where it stands. */
function masksOf(pattern: string, blocks: number): Map<number, Int32Array> {
  const masks = new Map<number, Int32Array>()
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at)
    const mask = masks.get(unit) ?? new Int32Array(blocks)
    mask[at >> 5] = (mask[at >> 5] as number) | (1 << (at & 31))
    masks.set(unit, mask)
  }
  return masks
}

export function commonStart<T>(one: ArrayLike<T>, other: ArrayLike<T>): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  return at
}

export function commonEnd<T>(one: ArrayLike<T>, other: ArrayLike<T>): number {
  let count = 0
  const most = Math.min(one.length, other.length)
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count += 1
  return count
}
