import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Sellers' dynamic programming of 1980: every cell of the table, row by row. */
function slowly(pattern: readonly number[], text: readonly number[]): { distance: number; ends: number[] } {
  let column = Array.from({ length: pattern.length + 1 }, (_, index) => index)
  const last: number[] = []
  for (const symbol of text) {
    const next = [0]
    for (const [index, wanted] of pattern.entries()) {
      const replaced = (column[index] ?? 0) + (wanted === symbol ? 0 : 1)
      next.push(Math.min(replaced, (column[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1))
    }
    column = next
    last.push(next.at(-1) ?? 0)
  }
  const distance = Math.min(pattern.length, ...last)
  return { distance, ends: last.flatMap((value, index) => (value === distance ? [index + 1] : [])) }
}

test(`finds what the full table finds, over several blocks of words (SEED=${SEED})`, () => {
  const words = (most: number) => fc.array(fc.nat(6), { minLength: 1, maxLength: most })
  fc.assert(
    fc.property(words(100), words(150), (pattern, text) => {
      const found = nearest(Int32Array.from(pattern), Int32Array.from(text), 7)
      const { distance, ends } = slowly(pattern, text)
      expect(found.distance).toBe(distance)
      if (distance < pattern.length) expect(found.ends).toEqual(ends.slice(0, 48))
    }),
    { seed: SEED, numRuns: 300 },
  )
})
