import { expect, test } from 'vitest'
import { firstRange, rangeProblem } from './print-range.ts'

test('a short document is printed whole, a long one from the page that is seen', () => {
  expect(firstRange(12, 7)).toEqual({ from: 1, to: 12 })
  expect(firstRange(352, 72)).toEqual({ from: 72, to: 121 })
  expect(firstRange(352, 340)).toEqual({ from: 340, to: 352 })
})

test('a range that is none, or too long, is said to be', () => {
  expect(rangeProblem({ from: 1, to: 500 }, 952)).toBeNull()
  expect(rangeProblem({ from: 1, to: 501 }, 952)).toContain('At most 500')
  expect(rangeProblem({ from: 5, to: 4 }, 352)).toContain('between 1 and 352')
  expect(rangeProblem({ from: Number.NaN, to: 4 }, 352)).toContain('between 1 and 352')
})
