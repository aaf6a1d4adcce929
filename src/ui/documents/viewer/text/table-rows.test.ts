import { expect, test } from 'vitest'
import type { Span } from '#contracts/span.ts'
import { tableRows } from './table-rows.ts'

/** Each bar alone is markup, as in an office document. */
function barsOf(text: string): Span[] {
  return [...text.matchAll(/\|/g)].map(({ index }) => ({ start: index, end: index + 1 }))
}

function cells(text: string, hidden: Span[], isMarkdown: boolean) {
  return tableRows({ start: 0, end: text.length }, text, hidden, isMarkdown)?.map((row) =>
    row.cells.map(({ start, end }) => text.slice(start, end)),
  )
}

test('rows of an office document are cut at their bars; empty cells stay', () => {
  const text = 'Item | Euros a month\nRent | 1,200\n| 150\nTotal\n\n'
  expect(cells(text, barsOf(text), false)).toEqual([
    ['Item', 'Euros a month'],
    ['Rent', '1,200'],
    ['', '150'],
    ['Total'],
  ])
})

test('a bar that is a word cuts nothing', () => {
  const text = 'a | b\nx | y'
  expect(cells(text, [], false)).toBeUndefined()
  expect(cells(text, barsOf(text).slice(1), false)).toEqual([['a | b'], ['x', 'y']])
})

test('prose with a bar or two is no table', () => {
  const text = 'one\ntwo\nthree | four\nfive'
  expect(cells(text, barsOf(text), false)).toBeUndefined()
})

test('in Markdown the bars at both ends bound a row, and what stands above the rule is the head', () => {
  const text = '| Part | Price |\n| --- | ---: |\n| Wheel | 40 |\n'
  const rows = tableRows({ start: 0, end: text.length }, text, barsOf(text), true)
  expect(cells(text, barsOf(text), true)).toEqual([
    ['Part', 'Price'],
    ['Wheel', '40'],
  ])
  expect(rows?.map((row) => row.isHead)).toEqual([true, false])
})
