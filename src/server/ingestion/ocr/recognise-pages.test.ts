import { PDFDocument } from 'pdf-lib'
import { beforeAll, expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { makePdf } from '#test/pdf.ts'
import { blankScan, jpeg, png, scan } from '#test/scans.ts'
import { PARSE_LIMITS } from '../limits.ts'
import { cpuMs } from '../parse-clock.ts'
import { makeImagePdf } from '../parsers/image-pdf.ts'
import { pngPage } from '../parsers/image-png.ts'
import { parserOf } from '../parsers/parser-of.ts'
import { parsePdf } from '../parsers/pdf.ts'
import type { RawDocument, RawPage } from '../parsers/raw.ts'
import { MS_A_PAGE, recogniseEmptyPages } from './recognise-pages.ts'
import { openRecogniser, TooSlow } from './thread-recogniser.ts'

const LINES = [
  'The tenant shall pay the rent of 1,250 euros on the first day',
  'of each month. The landlord shall keep the roof and the walls',
  'in good repair, and answers for damage that comes of neglect.',
  'Either party may end this lease by three months of notice.',
]
const letter = makePdf({
  pages: [{ lines: LINES.map((text, i) => ({ x: 72, y: 700 - i * 18, text })) }],
})
const told: string[] = []
let allowed = 0

function recognise(raw: RawDocument, bytes: Uint8Array, msAPage = MS_A_PAGE): Promise<RawDocument> {
  return recogniseEmptyPages(raw, bytes, {
    languages: ['eng'],
    msAPage,
    progress: (done, total) => told.push(`${done}/${total}`),
    allow: (ms) => {
      allowed += ms
    },
  })
}

async function readImage(kind: 'png' | 'jpeg', bytes: Uint8Array): Promise<RawPage> {
  const raw = await parserOf(kind)(bytes, { limits: PARSE_LIMITS, progress: () => undefined })
  const [page] = (await recognise(raw, bytes)).pages
  if (!page) throw new Error('no page')
  return page
}

let scanned: RawPage
let original: RawPage
beforeAll(async () => {
  scanned = await readImage('png', png(await scan(letter)))
  const [page] = (await parsePdf(letter)).pages
  if (page) original = page
}, 120_000)

test('a clean scan is read word for word, line by line', () => {
  expect(scanned).toMatchObject({ source: 'ocr', width: 612, height: 792 })
  expect(scanned.boxes).toHaveLength(scanned.text.length * 4)
  const read = new Set(scanned.text.split(/\s+/))
  const words = LINES.join(' ').split(' ')
  expect(words.filter((word) => read.has(word)).length / words.length).toBeGreaterThanOrEqual(0.95)
  expect(scanned.text.split('\n')).toHaveLength(LINES.length)
})

test('a page in another language than was looked for is read in it as well, unless the language was chosen', async () => {
  const german = [
    'Der Mieter zahlt über die Miete hinaus eine Kaution in Höhe von',
    '3.600 Euro. Sie wird spätestens acht Wochen nach der Rückgabe der',
    'Wohnung zurückgezahlt, sofern keine Schäden zu beheben sind. Für',
    'Schönheitsreparaturen gelten die gesetzlichen Vorschriften.',
  ]
  const pdf = makePdf({
    pages: [{ lines: german.map((text, i) => ({ x: 72, y: 700 - i * 18, text })) }],
  })
  const bytes = png(await scan(pdf))
  const raw = await parserOf('png')(bytes, { limits: PARSE_LIMITS, progress: () => undefined })
  const context = { languages: ['eng'], progress: () => undefined, allow: () => undefined }
  const chosen = await recogniseEmptyPages(raw, bytes, context)
  const added = await recogniseEmptyPages(raw, bytes, { ...context, mayAddLanguages: true })
  expect([chosen.ocrLanguages, added.ocrLanguages]).toEqual([['eng'], ['deu', 'eng']])
  expect(chosen.pages[0]?.text).not.toContain('Schönheitsreparaturen')
  for (const word of ['über', 'Höhe', 'spätestens', 'Rückgabe', 'Schäden', 'Für', 'Schönheitsreparaturen'])
    expect(added.pages[0]?.text).toContain(word)
})

test('the rectangles of a scanned line lie where the line is', () => {
  const [truth, seen] = [linesOf(original), linesOf(scanned)]
  expect(seen).toHaveLength(truth.length)
  for (const [i, box] of truth.entries()) expect(overlap(box, seen[i] ?? [0, 0, 0, 0])).toBeGreaterThan(0.8)
})

test('a quote of a scanned page is verified', () => {
  const found = verifyQuote(prepare(scanned.text), {
    exact: 'pay the rent of 1,250 euros on the first day of',
  })
  expect(found.status).toMatch(/exact|typographic/)
  const wrong = verifyQuote(prepare(scanned.text), { exact: 'pay the rent of 1,260 euros' })
  expect(wrong.status).toBe('altered')
})

test('a page on its side is read, and its rectangles stand where it shows its words', async () => {
  const page = await readImage('jpeg', jpeg(await scan(letter, { turns: 1 })))
  expect(page).toMatchObject({ source: 'ocr', width: 792, height: 612 })
  expect(page.text).toContain('Either party may end this lease')
  const [, y = 0] = linesOf(original)[0] ?? []
  // Turned clockwise, what stood at the top stands at the right.
  const [left = 0] = linesOf(page)[0] ?? []
  expect(Math.abs(792 - y - left)).toBeLessThan(20)
}, 240_000)

test('a camera that was turned says so, and the page stands upright', async () => {
  const page = await readImage('jpeg', jpeg(await scan(letter, { turns: 3 }), 6))
  expect(page).toMatchObject({ source: 'ocr', width: 612, height: 792 })
  expect(overlap(linesOf(page)[0] ?? [0, 0, 0, 0], linesOf(original)[0] ?? [0, 0, 0, 0])).toBeGreaterThan(0.8)
}, 120_000)

test('of a mixed PDF only the pages without text are recognised, and a blank one stays empty', async () => {
  const mixed = await PDFDocument.load(letter)
  for (const image of [await scan(letter), blankScan(1275, 1650)]) {
    const [page] = await mixed.copyPages(await PDFDocument.load(makeImagePdf([pngPage(png(image))])), [0])
    if (page) mixed.addPage(page)
  }
  const bytes = await mixed.save()
  const raw = await parsePdf(bytes)
  expect(raw.pages.map(({ source }) => source)).toEqual(['text', 'empty', 'empty'])
  told.length = 0
  allowed = 0
  const { pages, ocrLanguages } = await recognise(raw, bytes)
  expect(pages.map(({ source }) => source)).toEqual(['text', 'ocr', 'empty'])
  expect(pages[0]).toBe(raw.pages[0])
  expect(ocrLanguages).toEqual(['eng'])
  expect(told).toEqual(['1/3', '2/3', '3/3'])
  expect(allowed).toBe(80_000)
}, 120_000)

test('what has pages of text alone is left as it is', async () => {
  const raw = await parsePdf(letter)
  expect(await recognise(raw, letter)).toBe(raw)
})

test('a page that takes too long is failed, and costs no other its words', async () => {
  const mixed = await PDFDocument.load(letter)
  const image = await scan(letter)
  const scanned = makeImagePdf([pngPage(png(image))])
  const [page] = await mixed.copyPages(await PDFDocument.load(scanned), [0])
  if (page) mixed.addPage(page)
  const bytes = await mixed.save()
  const { pages } = await recognise(await parsePdf(bytes), bytes, 20)
  expect(pages.map(({ source }) => source)).toEqual(['text', 'failed'])
  const alone = await parsePdf(scanned)
  await expect(recognise(alone, scanned, 20)).rejects.toMatchObject({ code: 'document.too_slow' })
}, 120_000)

test('a recogniser that was ended in the midst of a picture leaves the next one unharmed', async () => {
  const slow = openRecogniser(['eng'])
  await expect(slow.read(await scan(letter), 300, cpuMs() + 20)).rejects.toBeInstanceOf(TooSlow)
  await expect(slow.read(await scan(letter), 300, cpuMs() + 60_000)).rejects.toThrow()
  const next = openRecogniser(['eng'])
  const lines = await next.read(await scan(letter), 300, Number.POSITIVE_INFINITY)
  expect(lines).toHaveLength(LINES.length)
  next.end()
}, 120_000)

type Box = [left: number, top: number, right: number, bottom: number]

function linesOf({ text, boxes }: RawPage): Box[] {
  const lines: Box[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const box: Box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0]
    for (let i = at; i < at + line.length; i++) {
      const [left = Number.NaN, top = 0, right = 0, bottom = 0] = boxes?.subarray(i * 4, i * 4 + 4) ?? []
      if (Number.isNaN(left)) continue
      box[0] = Math.min(box[0], left)
      box[1] = Math.min(box[1], top)
      box[2] = Math.max(box[2], right)
      box[3] = Math.max(box[3], bottom)
    }
    lines.push(box)
    at += line.length + 1
  }
  return lines
}

/** What two rectangles share of what they cover together. */
function overlap(a: Box, b: Box): number {
  const area = ([left, top, right, bottom]: Box) => Math.max(0, right - left) * Math.max(0, bottom - top)
  const shared = area([
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ])
  return shared / (area(a) + area(b) - shared)
}
