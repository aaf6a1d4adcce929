import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeBoxes } from '#contracts/geometry.ts'
import { makePdf } from '#test/pdf.ts'
import { PARSE_LIMITS } from './limits.ts'
import { parse } from './parse.ts'
import { warmPdf } from './warm-pdf.ts'

const letter = makePdf({
  pages: [
    { lines: [{ x: 72, y: 700, text: 'The tenant shall pay the rent on the first day of each month.' }] },
    { lines: [] },
    { lines: [{ x: 72, y: 700, text: 'The landlord shall keep the roof and the walls in good repair.' }] },
  ],
})

test('a PDF comes back from its process with text, pages, rectangles, language and coverage', async () => {
  let peak = 0
  const onPeak = (mebibytes: number) => {
    peak = mebibytes
  }
  const { text, pages, language, coverage } = await parse({ onPeak }, { bytes: letter, kind: 'pdf' })
  expect(text.split('\f').map((page) => page.length)).toEqual([61, 0, 62])
  expect(pages.map(({ number, start, end }) => [number, start, end])).toEqual([
    [1, 0, 61],
    [2, 62, 62],
    [3, 63, 125],
  ])
  expect(text.slice(63, 125)).toBe('The landlord shall keep the roof and the walls in good repair.')
  expect(decodeBoxes(inflateSync(pages[2]?.geometry ?? Buffer.alloc(0)))).toHaveLength(62 * 4)
  expect(language).toBe('en')
  expect(coverage).toMatchObject({ pages: 3, text: 2, ocr: 0, empty: [2], failed: [] })
  expect(peak).toBeGreaterThan(50)
  expect(peak).toBeLessThan(PARSE_LIMITS.memoryMiB)
})

test('text is one page without geometry, Markdown’s markup is skippable', async () => {
  const bytes = new TextEncoder().encode('A **bold** word.\n')
  const asText = await parse({}, { bytes, kind: 'text' })
  expect(asText).toMatchObject({ text: 'A **bold** word.\n', skippable: [] })
  expect(asText.pages).toEqual([
    { number: 1, label: null, start: 0, end: 17, source: 'text', width: null, height: null, geometry: null },
  ])
  const asMarkdown = await parse({}, { bytes, kind: 'markdown' })
  expect(asMarkdown.skippable).toEqual([
    { start: 2, end: 4 },
    { start: 8, end: 10 },
  ])
})

test('what is wrong with a file comes back as its code', async () => {
  const blank = makePdf({ pages: [{ lines: [] }, { lines: [] }] })
  await expect(parse({}, { bytes: blank, kind: 'pdf' })).rejects.toMatchObject({ code: 'document.no_text' })
  const spaces = new TextEncoder().encode(' \n\n ')
  await expect(parse({}, { bytes: spaces, kind: 'text' })).rejects.toMatchObject({ code: 'document.blank' })
  const cut = letter.subarray(0, letter.length - 300)
  await expect(parse({}, { bytes: cut, kind: 'pdf' })).rejects.toMatchObject({ code: 'document.damaged' })
})

test('a process that takes too long, or too much memory, is ended with the code for it', async () => {
  const input = { bytes: letter, kind: 'pdf' } as const
  const long = { bytes: warmPdf(500), kind: 'pdf' } as const
  const slow = parse({ limits: { ...PARSE_LIMITS, cpuMs: 50 } }, long)
  await expect(slow).rejects.toMatchObject({ code: 'document.too_slow' })
  const hung = parse({ limits: { ...PARSE_LIMITS, wallMs: 1 } }, input)
  await expect(hung).rejects.toMatchObject({ code: 'document.too_slow' })
  const big = parse({ limits: { ...PARSE_LIMITS, memoryMiB: 20 } }, input)
  await expect(big).rejects.toMatchObject({ code: 'document.too_much_memory' })
})

test('more pages or characters than the limits allow have codes of their own', async () => {
  const pages = parse({ limits: { ...PARSE_LIMITS, pages: 2 } }, { bytes: letter, kind: 'pdf' })
  await expect(pages).rejects.toMatchObject({ code: 'document.too_many_pages', details: { pages: 3 } })
  const long = parse({ limits: { ...PARSE_LIMITS, characters: 100 } }, { bytes: letter, kind: 'pdf' })
  await expect(long).rejects.toMatchObject({ code: 'document.too_long' })
  const bytes = new TextEncoder().encode('Twelve words. '.repeat(10))
  const text = parse({ limits: { ...PARSE_LIMITS, characters: 100 } }, { bytes, kind: 'text' })
  await expect(text).rejects.toMatchObject({ code: 'document.too_long', details: { characters: 140 } })
})

test('an abort ends the process, and rejects with its reason', async () => {
  const reason = new Error('cancelled by the user')
  const controller = new AbortController()
  const parsing = parse({}, { bytes: letter, kind: 'pdf', signal: controller.signal })
  setTimeout(() => controller.abort(reason), 20)
  await expect(parsing).rejects.toBe(reason)
  await expect(parse({}, { bytes: letter, kind: 'pdf', signal: controller.signal })).rejects.toBe(reason)
})
