import { expect, test } from 'vitest'
import { rectsOnPage, spanRects, textRuns } from './text-runs.ts'

/** Boxes of 10 by 12 points, a row per line of `lines`; what is not a letter has none. */
function typeset(
  lines: string[],
  columnAt = Number.POSITIVE_INFINITY,
): { text: string; boxes: Float32Array } {
  const text = lines.join('\n')
  const boxes = new Float32Array(text.length * 4).fill(Number.NaN)
  let at = 0
  lines.forEach((line, row) => {
    for (let column = 0; column < line.length; column += 1, at += 1) {
      if (line[column] === ' ') continue
      const left = column * 10 + (column >= columnAt ? 100 : 0)
      boxes.set([left, row * 20, left + 10, row * 20 + 12], at * 4)
    }
    at += 1
  })
  return { text, boxes }
}

test('each line is a run, with the spaces inside it', () => {
  const { text, boxes } = typeset(['two words', 'next'])
  const runs = textRuns(text, boxes)
  expect(runs.map((run) => text.slice(run.start, run.end))).toEqual(['two words', 'next'])
  expect(runs[0]?.rect).toEqual({ left: 0, top: 0, right: 90, bottom: 12 })
})

test('a wide gap begins a new run, so that columns are not bridged', () => {
  const { text, boxes } = typeset(['left right'], 5)
  expect(textRuns(text, boxes).map((run) => text.slice(run.start, run.end))).toEqual(['left', 'right'])
})

test('letters that run from right to left make one run as well', () => {
  const text = 'abc'
  const boxes = Float32Array.from([20, 0, 30, 12, 10, 0, 20, 12, 0, 0, 10, 12])
  expect(textRuns(text, boxes)).toEqual([
    { start: 0, end: 3, rect: { left: 0, top: 0, right: 30, bottom: 12 } },
  ])
})

test('a span over a line end gives exactly its characters, a rectangle a line', () => {
  const { text, boxes } = typeset(['two words', 'next line'])
  expect(spanRects(text, boxes, 4, 14)).toEqual([
    { left: 40, top: 0, right: 90, bottom: 12 },
    { left: 0, top: 20, right: 40, bottom: 32 },
  ])
})

test('nothing is drawn for a span outside the page', () => {
  const { text, boxes } = typeset(['word'])
  expect(spanRects(text, boxes, 10, 20)).toEqual([])
})

test('a drop cap has a rectangle of its own', () => {
  const boxes = Float32Array.from([0, 0, 30, 40, 32, 0, 42, 12, 42, 0, 52, 12])
  expect(spanRects('The', boxes, 0, 3)).toEqual([
    { left: 0, top: 0, right: 30, bottom: 40 },
    { left: 32, top: 0, right: 52, bottom: 12 },
  ])
})

test('a line that slopes over the page has rectangles no higher than a line', () => {
  const { text, boxes } = typeset(['thelinesofascanthatlayaskew'])
  for (let at = 0; at < text.length; at += 1) {
    boxes[at * 4 + 1] = (boxes[at * 4 + 1] ?? 0) + at * 0.5
    boxes[at * 4 + 3] = (boxes[at * 4 + 3] ?? 0) + at * 0.5
  }
  const rects = spanRects(text, boxes, 0, text.length)
  expect(rects.length).toBe(4)
  for (const { top, bottom } of rects) expect(bottom - top).toBeLessThan(16)
})

test('a running foot that a span passes over is not drawn', () => {
  const { text, boxes } = typeset(['one', '17', 'two'])
  const page = { start: 100, text, boxes, skippable: [{ start: 104, end: 106 }] }
  expect(rectsOnPage(page, { start: 100, end: 110 }).map(({ top }) => top)).toEqual([0, 40])
  expect(rectsOnPage(page, { start: 104, end: 106 }).map(({ top }) => top)).toEqual([20])
})
