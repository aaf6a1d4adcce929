import { expect, test } from 'vitest'
import { decodeBoxes, encodeBoxes } from './geometry.ts'

const NONE = [Number.NaN, Number.NaN, Number.NaN, Number.NaN]

/** The largest distance between two lists; a number on one side and none on the other is infinitely far. */
function distance(a: Float32Array, b: Float32Array): number {
  const far = (x: number, y: number) => {
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : Infinity
    return Math.abs(x - y)
  }
  return a.length === b.length ? Math.max(0, ...a.map((x, i) => far(x, b[i] ?? Number.NaN))) : Infinity
}

test('boxes come back to within a twentieth of a point, and so do the gaps between them', () => {
  const boxes = Float32Array.from([
    ...[72, 700.13, 77.501, 712.6],
    ...[77.501, 700.13, 80, 712.6],
    ...NONE,
    ...NONE,
    ...[72, 10.02, 75.333, 22.5],
    ...[-3.21, 715, 1, 727],
    ...NONE,
  ])
  expect(distance(decodeBoxes(encodeBoxes(boxes)), boxes)).toBeLessThanOrEqual(0.0501)
})

test('a page without characters, and one without rectangles, come back', () => {
  expect(decodeBoxes(encodeBoxes(new Float32Array()))).toHaveLength(0)
  const none = Float32Array.from([...NONE, ...NONE])
  expect(distance(decodeBoxes(encodeBoxes(none)), none)).toBe(0)
})

test('random boxes come back, errors do not add up along a line', () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const random = randomFrom(seed)
  const boxes = new Float32Array(4 * 5_000)
  for (let i = 0; i < boxes.length; i += 4) {
    const [left, top] = [random() * 14_400 - 100, random() * 14_400]
    boxes.set(random() < 0.1 ? NONE : [left, top, left + random() * 30, top + random() * 30], i)
  }
  expect(distance(decodeBoxes(encodeBoxes(boxes)), boxes), `seed ${seed}`).toBeLessThanOrEqual(0.0511)
})

test('a line of text takes about four bytes a character before it is deflated', () => {
  const boxes = Float32Array.from(
    Array.from({ length: 1_000 }, (_, i) => [i * 5, 100, i * 5 + 5, 112]).flat(),
  )
  expect(encodeBoxes(boxes).length).toBeLessThan(5_010)
})

test('a page of many words comes back', () => {
  const words = Float32Array.from(
    Array.from({ length: 200_000 }, (_, i) => (i % 2 ? NONE : [1, 2, 3, 4])).flat(),
  )
  const back = decodeBoxes(encodeBoxes(words))
  expect(back).toHaveLength(words.length)
  expect(distance(back.subarray(-80), words.subarray(-80))).toBe(0)
})

test('an absurd rectangle is cut off and does not harm its neighbours', () => {
  const boxes = Float32Array.from([1, 2, 3, 4, 0, 0, Infinity, 1e30, 1, 2, 3, 4])
  const back = decodeBoxes(encodeBoxes(boxes))
  expect(Array.from(back.subarray(8)).map((x) => Math.round(x * 10) / 10)).toEqual([1, 2, 3, 4])
})

test('bytes that are cut off or foreign are refused', () => {
  const bytes = encodeBoxes(Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]))
  expect(() => decodeBoxes(bytes.subarray(0, -1))).toThrow(RangeError)
  expect(() => decodeBoxes(new Uint8Array(9).fill(0xff))).toThrow(RangeError)
})

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
