import { expect, test } from 'vitest'
import { coverageWords, rangesOf, rangeWords, readingWords } from './coverage-words.ts'
import type { Coverage } from './document.ts'

const COVERAGE: Coverage = {
  pages: 10,
  text: 10,
  ocr: 0,
  empty: [],
  failed: [],
  ocrLanguages: [],
  remote: 'no',
}

test('neighbouring pages are put together', () => {
  expect(rangesOf([3, 1, 2, 7])).toEqual([
    [1, 3],
    [7, 7],
  ])
  expect(
    rangeWords([
      [1, 3],
      [7, 7],
    ]),
  ).toBe('pages 1–3, 7')
  expect(rangeWords([[4, 4]])).toBe('page 4')
})

test('pages that were pictures are told, with the languages they were recognised in', () => {
  const mixed = { ...COVERAGE, text: 7, ocr: 3, ocrLanguages: ['eng', 'deu'] }
  expect(coverageWords(mixed, [[1, 10]], 'pdf')).toBe(
    'All 10 pages were read; 3 recognised from pictures (English, German).',
  )
  const photo = { ...COVERAGE, pages: 1, text: 0, ocr: 1, ocrLanguages: ['eng'] }
  expect(coverageWords(photo, [[1, 1]], 'pdf')).toBe(
    'The whole text was read; recognised from a picture (English).',
  )
})

test('the line says whether all pages were read', () => {
  expect(coverageWords(COVERAGE, [[1, 10]], 'pdf')).toBe('All 10 pages were read.')
  expect(coverageWords(COVERAGE, [[2, 3]], 'pdf')).toBe('Read: pages 2–3 of 10.')
  expect(coverageWords({ ...COVERAGE, pages: 1 }, [[1, 1]], 'pdf')).toBe('The whole text was read.')
})

test('pages that gave no words are named', () => {
  expect(coverageWords({ ...COVERAGE, empty: [4, 5], failed: [9] }, [[1, 10]], 'pdf')).toBe(
    'All 10 pages were read; without text: pages 4–5; unreadable: page 9.',
  )
})

test('a remote service that has read, or was asked in vain, is told', () => {
  expect(coverageWords({ ...COVERAGE, remote: 'yes' }, [[1, 10]], 'pdf')).toBe(
    'All 10 pages were read; read by a remote service.',
  )
  expect(coverageWords({ ...COVERAGE, remote: 'failed' }, [[1, 10]], 'pdf')).toBe(
    'All 10 pages were read; read here, as the remote service could not.',
  )
})

test('how the pages were given is said as well', () => {
  expect(readingWords('whole', 'pdf')).toContain('in one piece')
  expect(readingWords('passages', 'pdf')).toContain('passages')
  expect(readingWords('map_reduce', 'pdf')).toContain('in parts')
})

test('sheets and slides are called so', () => {
  expect(coverageWords({ ...COVERAGE, empty: [4] }, [[1, 10]], 'xlsx')).toBe(
    'All 10 sheets were read; without text: sheet 4.',
  )
  expect(coverageWords(COVERAGE, [[2, 3]], 'odp')).toBe('Read: slides 2–3 of 10.')
})
