import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fuse } from './fuse.ts'

const order = (...lists: string[][]) => fuse(lists).map(({ item }) => item)

test('what two lists agree on comes before what one of them puts first', () => {
  expect(order(['a', 'b'], ['c', 'b'])).toEqual(['b', 'a', 'c'])
})

test('one list keeps its order, and scores fall', () => {
  expect(fuse([['a', 'b']])).toEqual([
    { item: 'a', score: 1 / 61 },
    { item: 'b', score: 1 / 62 },
  ])
})

test('of equals, the first list’s comes first', () => {
  expect(order(['a'], ['b'])).toEqual(['a', 'b'])
  expect(order(['a', 'b'], ['b', 'a'])).toEqual(['a', 'b'])
})

test('nothing is lost, nothing doubled, and better ranks never do harm', () => {
  const list = fc.uniqueArray(fc.integer({ min: 0, max: 20 }))
  fc.assert(
    fc.property(list, list, (first, second) => {
      const fused = fuse([first, second])
      expect(fused.map(({ item }) => item).sort()).toEqual([...new Set([...first, ...second])].sort())
      const top = first[0]
      if (top !== undefined && second[0] === top) expect(fused[0]?.item).toBe(top)
    }),
  )
})
