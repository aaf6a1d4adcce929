import { expect, test } from 'vitest'
import type { CharBoxes } from '#contracts/geometry.ts'
import { marksFor } from './marks.ts'

/** Boxes of 6 x 10 points for each character of a line; blanks have none. */
function line(text: string, left: number, top: number, direction = 1): number[] {
  return [...text].flatMap((character, index) => {
    const at = left + direction * 6 * index
    return character === ' ' || character === '\n' ? [NaN, NaN, NaN, NaN] : [at, top, at + 6, top + 10]
  })
}
const boxes = (...lines: number[][]): CharBoxes => new Float32Array(lines.flat())
const page = (number: number, start: number, end: number) => ({ number, start, end })

test('a span within a line is one rectangle, across blanks', () => {
  const marks = marksFor({ start: 4, end: 11 }, [page(1, 0, 11)], () => boxes(line('the rent is', 50, 100)))
  expect(marks).toEqual([{ page: 1, rects: [{ left: 74, top: 100, right: 116, bottom: 110 }] }])
})

test('a span over lines is a rectangle for each', () => {
  const shown = boxes(line('the rent\n', 50, 100), line('is due', 50, 112))
  const [mark] = marksFor({ start: 4, end: 15 }, [page(1, 0, 15)], () => shown)
  expect(mark?.rects).toEqual([
    { left: 74, top: 100, right: 98, bottom: 110 },
    { left: 50, top: 112, right: 86, bottom: 122 },
  ])
})

test('a superscript stays in its line, a far cell on the same line does not', () => {
  const shown = boxes(line('10', 50, 100), [62, 97, 66, 104], line('cell', 200, 100))
  const [mark] = marksFor({ start: 0, end: 7 }, [page(1, 0, 7)], () => shown)
  expect(mark?.rects).toEqual([
    { left: 50, top: 97, right: 66, bottom: 110 },
    { left: 200, top: 100, right: 224, bottom: 110 },
  ])
})

test('a line written from right to left is one rectangle', () => {
  const [mark] = marksFor({ start: 0, end: 4 }, [page(1, 0, 4)], () => boxes(line('שלום', 200, 100, -1)))
  expect(mark?.rects).toEqual([{ left: 182, top: 100, right: 206, bottom: 110 }])
})

test.each([
  ['down', 1],
  ['up', -1],
])('a line that runs %s the page is one rectangle, the next line another', (_way, direction) => {
  const upright = (left: number) =>
    [0, 1, 2].flatMap((i) => [left, 300 + direction * 6 * i, left + 10, 306 + direction * 6 * i])
  const shown = boxes(upright(50), upright(64))
  const [mark] = marksFor({ start: 0, end: 6 }, [page(1, 0, 6)], () => shown)
  const [top, bottom] = direction === 1 ? [300, 318] : [288, 306]
  expect(mark?.rects).toEqual([
    { left: 50, top, right: 60, bottom },
    { left: 64, top, right: 74, bottom },
  ])
})

test('a drop cap does not draw the lines beside it into one rectangle', () => {
  const shown = boxes([50, 100, 80, 140], line('he rent\n', 82, 100), line('is due', 82, 112))
  const [mark] = marksFor({ start: 0, end: 15 }, [page(1, 0, 15)], () => shown)
  expect(mark?.rects).toEqual([
    { left: 50, top: 100, right: 80, bottom: 140 },
    { left: 82, top: 100, right: 124, bottom: 110 },
    { left: 82, top: 112, right: 118, bottom: 122 },
  ])
})

test('two lines of one letter each are two rectangles', () => {
  const shown = boxes(line('a\n', 50, 100), line('b', 50, 112))
  const [mark] = marksFor({ start: 0, end: 3 }, [page(1, 0, 3)], () => shown)
  expect(mark?.rects).toHaveLength(2)
})

test('a span over pages marks each, less the running head between', () => {
  const pages = [page(1, 0, 8), page(2, 9, 20)]
  const shown = [boxes(line('the rent', 50, 700)), boxes(line('HEAD\n', 50, 20), line('is due', 50, 100))]
  const marks = marksFor({ start: 4, end: 20 }, pages, (number) => shown[number - 1] ?? null, [
    { start: 9, end: 14 },
  ])
  expect(marks.map((mark) => [mark.page, mark.rects.map((rect) => rect.top)])).toEqual([
    [1, [700]],
    [2, [100]],
  ])
})

test('pages without geometry, and spans elsewhere, have no marks', () => {
  expect(marksFor({ start: 0, end: 4 }, [page(1, 0, 8)], () => null)).toEqual([])
  expect(marksFor({ start: 8, end: 9 }, [page(1, 0, 8)], () => boxes(line('the rent', 50, 100)))).toEqual([])
})

test('a tall mathematical sign does not make its line reach into the next', () => {
  const sum = [...line('x ', 50, 100), 62, 94, 68, 118, ...line(' y is real', 68, 100)]
  const [mark] = marksFor({ start: 0, end: 13 }, [page(1, 0, 13)], () => boxes(sum))
  expect(mark?.rects).toEqual([{ left: 50, top: 100, right: 128, bottom: 110 }])
})

test('a line that slopes over the page is marked piece by piece, none much higher than the line', () => {
  const sloping = line('a-long-line-in-a-scan-that-lay-askew', 50, 100).map((side, index) =>
    index % 2 === 1 ? side + Math.floor(index / 4) * 0.3 : side,
  )
  const [mark] = marksFor({ start: 0, end: 36 }, [page(1, 0, 36)], () => boxes(sloping))
  const heights = mark?.rects.map(({ top, bottom }) => bottom - top) ?? []
  expect(Math.max(...heights)).toBeLessThan(13.1)
  expect(mark?.rects.length).toBe(4)
  expect([mark?.rects[0]?.left, mark?.rects.at(-1)?.right]).toEqual([50, 266])
})
