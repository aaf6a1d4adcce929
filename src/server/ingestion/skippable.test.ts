import { expect, test } from 'vitest'
import { makePdf } from '#test/pdf.ts'
import type { ParsedPage } from './parsed.ts'
import { parsePdf } from './parsers/pdf.ts'
import { repeatedLines } from './skippable.ts'

/** Pages without geometry from their texts. */
function document(texts: string[]): { text: string; pages: ParsedPage[] } {
  let start = 0
  const pages = texts.map((text, i): ParsedPage => {
    const page = { number: i + 1, start, end: start + text.length, source: 'text' as const }
    start = page.end + 1
    return { ...page, label: null, width: null, height: null, boxes: null }
  })
  return { text: texts.join('\f'), pages }
}

const skipped = ({ text, pages }: { text: string; pages: ParsedPage[] }) =>
  repeatedLines(text, pages).map(({ start, end }) => text.slice(start, end))

const body = ['The tenant pays rent.', 'The landlord repairs.', 'Both keep peace.', 'Disputes go to court.']

test('heads, feet and page numbers are skipped with their line’s end, the words between are not', () => {
  const pages = body.map((words, i) => `LEASE OF 2024\n${words}\n- ${i + 7} -`)
  expect(skipped(document(pages))).toEqual(body.flatMap((_, i) => ['LEASE OF 2024\n', `- ${i + 7} -`]))
})

test('a head may change with the chapter and carry the page’s number', () => {
  const heads = ['1 SCOPE', '2 SCOPE', '3 SCOPE', '4 TERM', '5 TERM', '6 TERM']
  const pages = heads.map((head, i) => `${head}\nwords ${i * i} of the page`)
  expect(skipped(document(pages))).toEqual(heads.map((head) => `${head}\n`))
})

test('roman page numbers count as well', () => {
  const pages = ['iii', 'iv', 'v', 'vi'].map((roman, i) => `${body[i]}\n${roman}`)
  expect(skipped(document(pages))).toEqual(['iii', 'iv', 'v', 'vi'])
})

test('a line at the foot whose number goes its own way is content', () => {
  const totals = ['Total: 500', 'Total: 720', 'Total: 90', 'Total: 41']
  expect(skipped(document(totals.map((total, i) => `${body[i]}\n${total}`)))).toEqual([])
})

test('what repeats in the middle of pages is content', () => {
  const pages = body.map((words, i) => `${i * 3} begins\n${words}\nThis clause survives.\nEnd of ${i * i}`)
  expect(skipped(document(pages))).toEqual([])
})

test('where a page has geometry, its margin’s line numbers and printers’ marks are skipped, the same numbers elsewhere are not', async () => {
  const marks = ['1', '2', '3', 'S4', '5R']
  const margin = marks.map((text, n) => ({ x: 20, y: 550 - n * 50, text }))
  const pages = body.map((words, i) => ({
    lines: [{ x: 72, y: 500, text: words }, { x: 200 + i * 60, y: 300, text: '2' }, ...margin],
  }))
  const { pages: raw } = await parsePdf(makePdf({ pages }))
  const { text, pages: placed } = document(raw.map((page) => page.text))
  const withBoxes = placed.map((page, i) => ({ ...page, ...raw[i], text: undefined }))
  const spans = repeatedLines(text, withBoxes)
  const left = text.split('').filter((_, at) => !spans.some(({ start, end }) => at >= start && at < end))
  expect(left.join('').split('\f')).toEqual(body.map((words) => `${words}\n2\n`))
})

test('two pages that end with the same words keep them; a foot at the edge of both is one', async () => {
  const two = body.slice(0, 2)
  expect(skipped(document(two.map((words) => `${words}\nSigned in two copies.`)))).toEqual([])
  expect(skipped(document(two.map((words, i) => `Annex ${i + 1}\n${words}`)))).toEqual([])
  expect(skipped(document(two.map((words, i) => `${words}\n- ${i + 7} -`)))).toEqual(['- 7 -', '- 8 -'])

  const pages = two.map((words) => ({
    lines: [
      { x: 72, y: 500, text: words },
      { x: 72, y: 300, text: 'Signed in two copies.' },
      { x: 72, y: 30, text: 'Lease of Alma' },
    ],
  }))
  const { pages: raw } = await parsePdf(makePdf({ pages }))
  const { text, pages: placed } = document(raw.map((page) => page.text))
  const withBoxes = placed.map((page, i) => ({ ...page, ...raw[i], text: undefined }))
  expect(skipped({ text, pages: withBoxes }).map((line) => line.trim())).toEqual(
    two.map(() => 'Lease of Alma'),
  )
})

test('spans are sorted and disjoint', () => {
  const pages = document(body.map((words, i) => `HEAD LINE\nSecond ${i * 7}\n${words}\nfoot line\n${i + 1}`))
  const spans = repeatedLines(pages.text, pages.pages)
  expect(spans.length).toBeGreaterThan(3)
  for (const [i, { start }] of spans.entries()) expect(start).toBeGreaterThan(spans[i - 1]?.end ?? -1)
})
