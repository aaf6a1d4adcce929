import { expect, test } from 'vitest'
import type { PageInfo } from '#contracts/document.ts'
import { anchorAt, anchorTop, GAP, layOut, pageAt, pagesBetween, thumbnailSize } from './page-layout.ts'

function page(number: number, width: number | null = 100, height: number | null = 200): PageInfo {
  return { number, label: null, start: 0, end: 0, width, height, source: 'text' }
}

test('pages stand under each other, centred, a gap apart', () => {
  const layout = layOut([page(1), page(2, 50)], 2, 0, 400)
  expect(layout.pages).toEqual([
    { number: 1, left: 100, top: GAP, width: 200, height: 400 },
    { number: 2, left: 150, top: GAP * 2 + 400, width: 100, height: 400 },
  ])
  expect(layout.height).toBe(3 * GAP + 800)
})

test('a page wider than the window makes the document wider, not the page narrower', () => {
  const layout = layOut([page(1, 1000)], 1, 0, 300)
  expect(layout.width).toBe(1000 + 2 * GAP)
  expect(layout.pages[0]?.left).toBe(GAP)
})

test('one wide page does not push the others out of the middle', () => {
  const layout = layOut([page(1, 1000), page(2), page(3)], 1, 0, 300)
  expect(layout.pages.map((box) => box.left)).toEqual([GAP, 100, 100])
  expect(layout.width).toBe(1000 + 2 * GAP)
})

test('a quarter turn swaps the sides of every page', () => {
  const box = layOut([page(1)], 1, 1, 400).pages[0]
  expect([box?.width, box?.height]).toEqual([200, 100])
})

test('a page whose size is unknown still takes a page of room', () => {
  expect(layOut([page(1, null, null)], 1, 0, 100).pages[0]).toMatchObject({ width: 612, height: 792 })
})

test('the page at a height is the one that began last', () => {
  const layout = layOut([page(1), page(2), page(3)], 1, 0, 100)
  expect([0, GAP, 215, 2 * GAP + 200, 99_999].map((y) => pageAt(layout, y))).toEqual([0, 0, 0, 1, 2])
  expect(pagesBetween(layout, 100, 300).map((box) => box.number)).toEqual([1, 2])
})

test('what is at the top stays at the top when the scale changes', () => {
  const pages = [page(1), page(2), page(3)]
  const anchor = anchorAt(layOut(pages, 1, 0, 100), 332)
  expect(anchor).toEqual({ index: 1, fraction: 0.5 })
  expect(anchorTop(layOut(pages, 3, 0, 100), anchor)).toBe(2 * GAP + 600 + 300)
})

test('a small picture keeps the shape of its page, as it is turned, and never leaves its room', () => {
  expect(thumbnailSize(page(1, 100, 200), 0)).toEqual({ width: 79, height: 158 })
  expect(thumbnailSize(page(1, 100, 200), 1)).toEqual({ width: 112, height: 56 })
  expect(thumbnailSize(page(1, 10, 5000), 0)).toEqual({ width: 8, height: 158 })
})
