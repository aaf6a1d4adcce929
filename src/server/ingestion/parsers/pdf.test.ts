import { expect, test } from 'vitest'
import { lockedPdf } from '#test/locked-pdf.ts'
import { COURIER_WIDTH, makePdf, type PdfPage } from '#test/pdf.ts'
import { parsePdf } from './pdf.ts'

async function pageOf(page: PdfPage, toUnicode?: Record<string, string>) {
  const { pages } = await parsePdf(makePdf({ pages: [page], toUnicode }))
  if (pages.length !== 1 || !pages[0]) throw new Error(`one page was made, ${pages.length} came`)
  return pages[0]
}

/** The rectangle of the first occurrence of `words`, as whole points: left, top, right, bottom. */
function boxOf({ text, boxes }: Awaited<ReturnType<typeof pageOf>>, words: string): number[] {
  const start = text.indexOf(words)
  expect(start, `${words} in ${text}`).not.toBe(-1)
  const all = Array.from({ length: words.length }, (_, i) =>
    Array.from(boxes?.subarray((start + i) * 4, (start + i) * 4 + 4) ?? []),
  )
  const side = (pick: (...numbers: number[]) => number, k: number) => pick(...all.map((box) => box[k] ?? NaN))
  return [side(Math.min, 0), side(Math.min, 1), side(Math.max, 2), side(Math.max, 3)].map(Math.round)
}

const SIZE = 10
const WIDE = SIZE * COURIER_WIDTH
/** How far Courier's loose box reaches below and above the baseline at size 10, in whole points. */
const DESCENT = 2
const ASCENT = 8

test('words come in lines, with one rectangle per character', async () => {
  const page = await pageOf({ lines: [{ x: 100, y: 700, text: 'Two words', size: SIZE }] })
  expect(page).toMatchObject({ text: 'Two words', source: 'text', width: 612, height: 792 })
  expect(page.boxes).toHaveLength(4 * 'Two words'.length)
  const left = 100 + 4 * WIDE
  expect(boxOf(page, 'words')).toEqual([left, 92 - ASCENT, left + 5 * WIDE, 92 + DESCENT])
})

test('a line end is one character without a rectangle, a hyphen before it stays', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: 'It is indepen-' },
      { x: 72, y: 686, text: 'dent of all.' },
    ],
  })
  expect(page.text).toBe('It is indepen-\ndent of all.')
  const at = page.text.indexOf('\n') * 4
  expect(Array.from(page.boxes?.subarray(at, at + 4) ?? [])).toEqual([NaN, NaN, NaN, NaN])
  expect(page.boxes?.[at - 4]).toBeCloseTo(72 + 13 * 12 * COURIER_WIDTH, 1)
})

test.each([
  [0, 500, 700, [150, 60 - ASCENT, 150 + 2 * WIDE, 60 + DESCENT]],
  [90, 700, 500, [640 - DESCENT, 150, 640 + ASCENT, 150 + 2 * WIDE]],
  [180, 500, 700, [350 - 2 * WIDE, 640 - DESCENT, 350, 640 + ASCENT]],
  [270, 700, 500, [60 - ASCENT, 350 - 2 * WIDE, 60 + DESCENT, 350]],
] as const)('on a page turned by %i° and cropped, rectangles are where the eye sees them', async (...row) => {
  const [rotate, width, height, box] = row
  const page = await pageOf({
    rotate,
    cropBox: [50, 60, 550, 760],
    lines: [{ x: 200, y: 700, text: 'Hi', size: SIZE }],
  })
  expect([page.width, page.height]).toEqual([width, height])
  expect(boxOf(page, 'Hi')).toEqual(box)
})

test('two columns come one after the other', async () => {
  const column = (x: number, name: string) =>
    [700, 686, 672].map((y, i) => ({ x, y, text: `${name} line ${i + 1} here` }))
  const page = await pageOf({ lines: [...column(72, 'left'), ...column(330, 'right')] })
  const words = (name: string) => [1, 2, 3].map((i) => `${name} line ${i} here`)
  expect(page.text.split('\n')).toEqual([...words('left'), ...words('right')])
})

test('two columns painted row by row come one after the other, a table of words does not', async () => {
  const rows = (left: string, right: string) =>
    [0, 1, 2, 3, 4].flatMap((i) => [
      { x: 72, y: 700 - i * 14, text: `${left} ${i} of the column` },
      { x: 330, y: 700 - i * 14, text: `${right} ${i} of the column` },
    ])
  const prose = await pageOf({ lines: rows('the left line', 'the right line') })
  const words = (side: string) => [0, 1, 2, 3, 4].map((i) => `the ${side} line ${i} of the column`)
  expect(prose.text.split('\n')).toEqual([...words('left'), ...words('right')])
  const table = await pageOf({ lines: rows('The left cell', 'The right cell') })
  expect(table.text.split(/\s*\n/)[0]).toBe('The left cell 0 of the column The right cell 0 of the column')
})

test('an accent drawn over its letter is one character with it, one beside a letter is not', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: 'M', size: SIZE },
      { x: 72 + WIDE, y: 700, text: '¨', size: SIZE },
      { x: 72 + WIDE, y: 700, text: 'uller ´a', size: SIZE },
    ],
  })
  expect(page.text).toBe('Müller ´a')
  expect(page.boxes).toHaveLength(4 * page.text.length)
})

test('both halves of a surrogate pair, and all letters of a ligature, have their glyph’s rectangle', async () => {
  const page = await pageOf({ lines: [{ x: 72, y: 700, text: 'xAy F', size: SIZE }] }, { A: '😀', F: 'fi' })
  expect(page.text).toBe('x😀y fi')
  const [first, second] = [4, 8].map((at) => Array.from(page.boxes?.subarray(at, at + 4) ?? []))
  expect(first).toEqual(second)
  expect(boxOf(page, '😀')[0]).toBe(72 + WIDE)
})

test('a raised digit is a superscript, in its line: 10² is not 102', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: '10', size: 12 },
      { x: 86.4, y: 705, text: '2', size: 7 },
      { x: 91, y: 700, text: ' m, 102 kg, CO', size: 12 },
      { x: 91 + 14 * 7.2, y: 697, text: '2', size: 7 },
    ],
  })
  expect(page.text).toBe('10² m, 102 kg, CO2')
})

test('a digit lowered after a digit is a subscript, 10₂ is not 102; after a letter it stays as people write it', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: '10', size: 12 },
      { x: 86.4, y: 697, text: '2', size: 7 },
      { x: 91, y: 700, text: ' and 10', size: 12 },
      { x: 91 + 7 * 7.2, y: 700, text: '2', size: 7 },
      { x: 100 + 7 * 7.2, y: 700, text: ' H', size: 12 },
      { x: 100 + 9 * 7.2, y: 697, text: '2', size: 7 },
      { x: 104.5 + 9 * 7.2, y: 700, text: 'O', size: 12 },
    ],
  })
  expect(page.text).toBe('10₂ and 102 H2O')
})

test('a negative exponent keeps its sign', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: '5 - 10', size: 12 },
      { x: 72 + 6 * 7.2, y: 705, text: '-3', size: 7 },
    ],
  })
  expect(page.text).toBe('5 - 10⁻³')
})

test('a page without words is empty, and keeps its size', async () => {
  expect(await pageOf({ lines: [] })).toMatchObject({ text: '', source: 'empty', width: 612, height: 792 })
})

test('a page whose glyphs mean nothing has failed: its words can be seen, not read', async () => {
  const page = await pageOf({ lines: [{ x: 72, y: 700, text: 'abcdefgh' }] }, unmapped('abcdefgh'))
  expect(page).toMatchObject({ text: '', source: 'failed' })
})

/** Fonts that don't tell their characters come out as control characters. */
function unmapped(letters: string): Record<string, string> {
  return Object.fromEntries(Array.from(letters, (letter, i) => [letter, String.fromCharCode(1 + i)]))
}

test('what cannot be opened says why', async () => {
  await expect(parsePdf(lockedPdf())).rejects.toMatchObject({ code: 'document.encrypted' })
  const garbage = Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919) % 251)
  await expect(parsePdf(garbage)).rejects.toMatchObject({ code: 'document.damaged' })
})

test('a file is read again after another failed: nothing is left in the parser', async () => {
  for (let i = 0; i < 5; i++) {
    await expect(parsePdf(lockedPdf())).rejects.toThrow()
    expect((await pageOf({ lines: [{ x: 72, y: 700, text: 'again' }] })).text).toBe('again')
  }
})

test('a sentence set tight against the one before gets its space, an abbreviation does not', async () => {
  const page = await pageOf({
    lines: [
      { x: 72, y: 700, text: 'of the law.', size: SIZE },
      { x: 72 + 11 * WIDE + 1.2, y: 700, text: 'The U.S.A. is', size: SIZE },
    ],
  })
  expect(page.text).toBe('of the law. The U.S.A. is')
})
