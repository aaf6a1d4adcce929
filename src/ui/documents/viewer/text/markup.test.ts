import { expect, test } from 'vitest'
import { PLAIN, styleAfter } from './markup.ts'

test('emphasis opens and closes with the same characters', () => {
  const bold = styleAfter(PLAIN, '**')
  expect(bold).toEqual({ ...PLAIN, strong: true })
  expect(styleAfter(bold, '_')).toEqual({ ...PLAIN, strong: true, em: true })
  expect(styleAfter(bold, '**')).toEqual(PLAIN)
  expect(styleAfter(PLAIN, '***')).toEqual({ ...PLAIN, strong: true, em: true })
})

test('a link begins at its bracket and ends before its address', () => {
  const link = styleAfter(PLAIN, '[')
  expect(link.link).toBe(true)
  expect(styleAfter(link, '](https://example.com)')).toEqual(PLAIN)
})

test('markup of other kinds changes nothing', () => {
  expect(styleAfter(PLAIN, '##')).toEqual(PLAIN)
  expect(styleAfter(PLAIN, '|')).toEqual(PLAIN)
})
