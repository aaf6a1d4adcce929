import { expect, test } from 'vitest'
import { parsePdf } from './parsers/pdf.ts'
import { warmPdf } from './warm-pdf.ts'

test('every page of it is read, no two alike', async () => {
  const { pages } = await parsePdf(warmPdf(3))
  expect(pages.map(({ source }) => source)).toEqual(['text', 'text', 'text'])
  expect(pages[2]?.text).toMatch(/^2\.0 These are a few words to begin with, and 12 more/)
  expect(new Set(pages.map(({ text }) => text)).size).toBe(3)
})
