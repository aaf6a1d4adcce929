import { expect, test } from 'vitest'
import { contextOf } from './context.ts'

const page = { start: 100, end: 130, text: 'one two th-\nree four\nfive six.' }

test('a quote stands between the words round it, hyphens at line ends joined', () => {
  expect(contextOf(page, { exact: 'x', start: 108, end: 120 })).toEqual({
    before: 'one two ',
    quote: 'three four',
    after: ' five six.',
  })
})

test('words cut by the edge are left out', () => {
  const long = { start: 0, end: 1000, text: 'abcdefghi '.repeat(100) }
  const { before, after } = contextOf(long, { exact: 'x', start: 500, end: 510 })
  expect(before.startsWith('… abcdefghi')).toBe(true)
  expect(after.endsWith('abcdefghi …')).toBe(true)
})

test('a quote that is not on the page stands alone', () => {
  expect(contextOf(page, { exact: 'lost\nwords', start: null, end: null })).toEqual({
    before: '',
    quote: 'lost words',
    after: '',
  })
})
