import { expect, test } from 'vitest'
import { placeWords, shortPlace } from './page-words.ts'

test('a place is named as the format names it, and not at all where it has no pages', () => {
  expect(shortPlace('pdf', { number: 12, label: null })).toBe('p. 12')
  expect(placeWords('pdf', { number: 12, label: null })).toBe('page 12')
  expect(shortPlace('pptx', { number: 3, label: null })).toBe('slide 3')
  expect(shortPlace('docx', { number: 1, label: null })).toBeNull()
})

test('a sheet is named by its name, and by its number where none was kept', () => {
  expect(shortPlace('xlsx', { number: 2, label: 'Budget 2026' })).toBe('sheet “Budget 2026”')
  expect(shortPlace('ods', { number: 2, label: null })).toBe('sheet 2')
})
