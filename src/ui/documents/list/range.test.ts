import { expect, test } from 'vitest'
import { rangeBetween } from './range.ts'

const ids = [9, 7, 5, 3]

test('a range goes either way and holds both ends', () => {
  expect(rangeBetween(ids, 7, 3)).toEqual([7, 5, 3])
  expect(rangeBetween(ids, 3, 7)).toEqual([7, 5, 3])
  expect(rangeBetween(ids, 5, 5)).toEqual([5])
})

test('without a beginning in sight only the one that was pressed is meant', () => {
  expect(rangeBetween(ids, null, 5)).toEqual([5])
  expect(rangeBetween(ids, 4, 5)).toEqual([5])
})
