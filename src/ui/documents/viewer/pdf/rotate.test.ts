import { expect, test } from 'vitest'
import { rotateRect } from './rotate.ts'

/** Near the top left corner of a page of 100 by 200 points. */
const rect = { left: 10, top: 20, right: 30, bottom: 25 }

test('a quarter turn clockwise brings the top left corner to the top right', () => {
  expect(rotateRect(rect, 100, 200, 1)).toEqual({ left: 175, top: 10, right: 180, bottom: 30 })
})

test('four quarter turns bring everything back', () => {
  const once = rotateRect(rect, 100, 200, 1)
  const twice = rotateRect(once, 200, 100, 1)
  expect(twice).toEqual(rotateRect(rect, 100, 200, 2))
  const thrice = rotateRect(twice, 100, 200, 1)
  expect(thrice).toEqual(rotateRect(rect, 100, 200, 3))
  expect(rotateRect(thrice, 200, 100, 1)).toEqual(rect)
})
