import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance } from './distance.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

/** Wagner and Fischer's table of 1974, row by row. */
function slowly(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1) {
      const replaced = (row[j] ?? 0) + (one[i] === other[j] ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

test(`is what the full table says, over several blocks (SEED=${SEED})`, () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '字'), maxLength: 110 })
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      expect(editDistance(one, other)).toBe(slowly(one, other))
    }),
    { seed: SEED, numRuns: 400 },
  )
})
