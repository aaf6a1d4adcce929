import { expect, test } from 'vitest'
import { pieces } from './marked.ts'

const shown = (text: string, ...marks: Array<[number, number]>) =>
  pieces(
    text,
    marks.map(([start, end]) => ({ start, end })),
  )
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

test('marks are cut out at their very characters', () => {
  expect(shown('the late fee is due', [4, 8], [9, 12])).toBe('the [late] [fee] is due')
})

test('nothing is lost or doubled when marks overlap or come out of order', () => {
  expect(shown('abcdef', [3, 5], [1, 4])).toBe('a[bcd][e]f')
})

test('a mark beyond the end marks what there is', () => {
  expect(shown('abc', [2, 99])).toBe('ab[c]')
})

test('a text without marks is one piece', () => {
  expect(pieces('abc', [])).toEqual([{ at: 0, text: 'abc', marked: false }])
  expect(pieces('', [])).toEqual([])
})
