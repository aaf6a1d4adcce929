import { expect, test } from 'vitest'
import { shortPlace } from './page-words.ts'

test('a place is named as the format names it, and not at all where it has no pages', () => {
  expect(shortPlace('pdf', 12)).toBe('p. 12')
  expect(shortPlace('pptx', 3)).toBe('slide 3')
  expect(shortPlace('ods', 2)).toBe('sheet 2')
  expect(shortPlace('docx', 1)).toBeNull()
})
