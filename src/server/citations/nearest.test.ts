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
  const distance = Math.min(...last)
  return { distance, ends: last.flatMap((value, index) => (value === distance ? [index + 1] : [])) }
}

test(`finds what the full table finds, over several blocks of words (SEED=${SEED})`, () => {
  const words = (most: number) => fc.array(fc.nat(6), { minLength: 1, maxLength: most })
  fc.assert(
    fc.property(words(100), words(150), fc.nat(100), (pattern, text, most) => {
      const found = nearest(Int32Array.from(pattern), Int32Array.from(text), 7, most)
      const { distance, ends } = slowly(pattern, text)
      expect(found.distance).toBe(Math.min(distance, most + 1))
      expect(found.ends).toEqual(distance > most ? [] : ends.slice(0, 48))
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test(`finds a long pattern of rare words wherever it stands nearest (SEED=${SEED})`, () => {
  const word = fc.nat(60)
  const changes = fc.array(fc.record({ at: fc.nat(90), word, kind: fc.nat(2) }), { maxLength: 40 })
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 40, maxLength: 90 }),
      fc.array(word, { maxLength: 150 }),
      fc.array(word, { maxLength: 150 }),
      changes,
      (pattern, before, after, edits) => {
        const altered = [...pattern]
        for (const { at, word: other, kind } of edits)
          altered.splice(at % altered.length, kind === 0 ? 0 : 1, ...(kind === 1 ? [] : [other]))
        const text = [...before, ...altered, ...after]
        const found = nearest(Int32Array.from(pattern), Int32Array.from(text), 61)
        const { distance, ends } = slowly(pattern, text)
        expect(found).toEqual({ distance, ends: ends.slice(0, 48) })
      },
    ),
    { seed: SEED, numRuns: 300 },
  )
})
