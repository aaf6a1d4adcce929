import { expect, test } from 'vitest'
import type { FileType } from '#contracts/document.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { makeDocx, p } from '#test/docx.ts'
import { makeOdt } from '#test/odt.ts'
import { makeOpened, table } from '#test/opened.ts'
import { ap, makePptx, shape, slideTable } from '#test/pptx.ts'
import { makeXlsx, sheetData } from '#test/xlsx.ts'
import { makeZip } from '#test/zip.ts'
import { assemble } from '../assemble.ts'
import { PARSE_LIMITS } from '../limits.ts'
import { parserOf } from './parser-of.ts'

/** What every format must do with words, with a table of which a row is an item and its sum, and with damage. */
interface Format {
  /** A file with words in a paragraph or cell, and a table. */
  make(words: string, rows: string[][]): Uint8Array
  /** The file without its end. */
  cut?: (bytes: Uint8Array) => Uint8Array
  /** Its main part, where it is an archive. */
  part?: string
}

const xml = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const noText = () => new Uint8Array()
const wordTable = (rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((word) => `<w:tc>${p(word)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
const rtfWords = (words: string) =>
  Array.from(words.replace(/[\\{}]/g, '\\$&'), (sign) =>
    sign < '\x7f'
      ? sign
      : sign
          .split('')
          .map((unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`)
          .join(''),
  ).join('')
const rtfRow = (row: string[]) =>
  `\\trowd\\pard\\intbl ${row.map((word) => `${rtfWords(word)}\\cell `).join('')}\\row`

const FORMATS: [FileType, Format][] = [
  [
    'docx',
    { make: (words, rows) => makeDocx({ body: p(xml(words)) + wordTable(rows) }), part: 'word/document.xml' },
  ],
  [
    'odt',
    {
      make: (words, rows) => makeOdt({ body: `<text:p>${xml(words)}</text:p>${table('t', rows)}` }),
      part: 'content.xml',
    },
  ],
  [
    'pptx',
    {
      make: (words, rows) =>
        makePptx({
          slides: [{ shapes: shape(ap('A')) }, { shapes: shape(ap(xml(words))) + slideTable(rows) }],
        }),
      part: 'ppt/presentation.xml',
    },
  ],
  [
    'xlsx',
    {
      make: (words, rows) =>
        makeXlsx({
          sheets: [
            { name: 'A', content: sheetData([['a']]) },
            { name: 'B', content: sheetData([[xml(words)], ...rows]) },
          ],
        }),
      part: 'xl/workbook.xml',
    },
  ],
  [
    'ods',
    {
      make: (words, rows) =>
        makeOpened('spreadsheet', table('A', [['a']]) + table('B', [[xml(words)], ...rows])),
      part: 'content.xml',
    },
  ],
  [
    'odp',
    {
      make: (words, rows) =>
        makeOpened(
          'presentation',
          `<draw:page><draw:frame><draw:text-box><text:p>${xml(words)}</text:p></draw:text-box></draw:frame><draw:frame>${table('t', rows)}</draw:frame></draw:page>`,
        ),
      part: 'content.xml',
    },
  ],
  [
    'rtf',
    {
      make: (words, rows) =>
        Buffer.from(`{\\rtf1 ${rtfWords(words)}\\par${rows.map(rtfRow).join('')}}`, 'latin1'),
    },
  ],
  [
    'csv',
    {
      make: (words, rows) =>
        Buffer.from(
          [[words, ''], ...rows]
            .map((row) => row.map((word) => `"${word.replaceAll('"', '""')}"`).join(','))
            .join('\n'),
        ),
      cut: noText,
    },
  ],
  [
    'html',
    {
      make: (words, rows) =>
        Buffer.from(
          `<meta charset=utf-8><p>${xml(words)}</p><table>${rows.map((row) => `<tr>${row.map((word) => `<td>${word}`).join('')}`).join('')}</table>`,
        ),
      cut: noText,
    },
  ],
]
const ARCHIVES = FORMATS.filter(([, { part }]) => part !== undefined)

async function read(kind: FileType, bytes: Uint8Array) {
  return assemble(await parserOf(kind)(bytes, { progress: () => {}, limits: PARSE_LIMITS }))
}

const ROWS = [
  ['Item', 'Sum'],
  ['Rent', '900'],
  ['Heat', '5'],
]

test.each(FORMATS)(
  '%s: a row is a line below its header; quotes are found where they stand',
  async (kind, { make }) => {
    const { text, skippable } = await read(kind, make('The tenant pays & keeps <the> roof.', ROWS))
    expect(text).toContain('Item | Sum\nRent | 900\nHeat | 5')
    const prepared = prepare(text, { skippable })
    for (const exact of [
      'The tenant pays & keeps <the> roof.',
      'Rent | 900',
      'Rent 900',
      'Item Sum Rent 900',
    ]) {
      const found = verifyQuote(prepared, { exact, prefix: '', suffix: '' })
      expect([exact, found.status]).toEqual([exact, expect.stringMatching(/^(?:exact|typographic)$/)])
      const { start, end } = found as { start: number; end: number }
      expect(text.slice(start, end).replace(/[|\s]+/g, ' ')).toBe(exact.replace(/[|\s]+/g, ' '))
    }
    for (const exact of ['Rent 9005', 'Rent 5', '900 5'])
      expect([exact, verifyQuote(prepared, { exact, prefix: '', suffix: '' }).status]).not.toEqual([
        exact,
        'exact',
      ])
  },
)

const SCRIPTS = 'Straße été Łódź Ελλάδα Москва שלום مرحبا हिन्दी ไทย 中文 日本語 한국어 ქართული 𝒳 😀'

test.each(FORMATS)('%s: the words of all scripts', async (kind, { make }) => {
  const { text } = await read(kind, make(SCRIPTS, ROWS))
  expect(text).toContain(SCRIPTS)
})

test.each(FORMATS)('%s: what no text may contain is cleaned away', async (kind, { make }) => {
  const dirty = kind === 'rtf' ? make('A\ud800B', ROWS) : make('A\u0000\fB', ROWS)
  const { text, pages } = await read(kind, dirty)
  expect(text).not.toMatch(/\0/)
  expect(text.isWellFormed()).toBe(true)
  expect(text.split('\f')).toHaveLength(pages.length)
})

test.each(FORMATS)(
  '%s: pages and skippable spans are in order and within the text',
  async (kind, { make }) => {
    const { text, pages, skippable } = await read(kind, make('Words', ROWS))
    for (const page of pages) expect(text.slice(page.start, page.end)).not.toContain('\f')
    expect(pages.at(-1)?.end).toBe(text.length)
    expect(skippable.length).toBeGreaterThanOrEqual(3)
    for (const [i, { start, end }] of skippable.entries()) {
      expect(start).toBeGreaterThanOrEqual(skippable[i - 1]?.end ?? 0)
      expect(text.slice(start, end)).toBe('| ')
    }
  },
)

test.each(FORMATS)('%s: without words there is no text', async (kind, { make }) => {
  const bytes =
    kind === 'pptx'
      ? makePptx({ slides: [{ shapes: shape(ap(' ')) }] })
      : kind === 'xlsx'
        ? makeXlsx({ sheets: [{ name: 'A', content: sheetData([]) }] })
        : kind === 'ods'
          ? makeOpened('spreadsheet', table('A', [[' ']]))
          : make(' ', [])
  const code = kind === 'pdf' ? 'document.no_text' : 'document.blank'
  await expect(read(kind, bytes)).rejects.toMatchObject({ code })
})

test.each(FORMATS.filter(([, { cut }]) => cut === undefined))(
  '%s: cut off anywhere it is damaged',
  async (kind, { make }) => {
    const bytes = make('Words', ROWS)
    for (let length = 8; length < bytes.length; length += Math.ceil(bytes.length / 40))
      await expect(read(kind, bytes.subarray(0, length))).rejects.toMatchObject({ code: 'document.damaged' })
  },
)

test.each(ARCHIVES)(
  '%s: bombs, entities, depth and locked files end in their errors',
  async (kind, { part = '' }) => {
    const rels = '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="PART"/></Relationships>'
    const withPart = (data: string | Uint8Array, locked = false) =>
      makeZip([
        { name: '_rels/.rels', data: rels.replace('PART', part) },
        { name: part, data, locked },
      ])
    const deep = `${'<a>'.repeat(2_000)}${'</a>'.repeat(2_000)}`
    const errors: [Uint8Array, string][] = [
      [withPart(new Uint8Array(40 * 2 ** 20)), 'document.archive_bomb'],
      [withPart('<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'), 'document.markup_bomb'],
      [withPart('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), 'document.markup_bomb'],
      [
        withPart(
          kind === 'docx'
            ? `<document>${deep}</document>`
            : kind === 'pptx'
              ? `<presentation>${deep}</presentation>`
              : kind === 'xlsx'
                ? `<workbook>${deep}</workbook>`
                : deep,
        ),
        'document.markup_bomb',
      ],
      [withPart('<x/>', true), 'document.encrypted'],
      [withPart(kind.startsWith('od') ? '<office:chart/>' : '<x/>'), 'document.disguised'],
    ]
    for (const [bytes, code] of errors) await expect(read(kind, bytes)).rejects.toMatchObject({ code })
  },
)

test.each(['docx', 'xlsx', 'pptx'] as const)(
  '%s: in a compound file it is encrypted, or another format',
  async (kind) => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(read(kind, encrypted)).rejects.toMatchObject({ code: 'document.encrypted' })
    await expect(read(kind, ole)).rejects.toMatchObject({ code: 'document.disguised' })
  },
)

test('what slides and sheets repeat is content: their titles, their headers', async () => {
  const slide = shape(ap('Results'), 'type="title"') + shape(ap('Total'))
  const sheet = (name: string) => ({ name, content: sheetData(ROWS) })
  const slides = await read(
    'pptx',
    makePptx({ slides: Array.from({ length: 5 }, () => ({ shapes: slide })) }),
  )
  const sheets = await read('xlsx', makeXlsx({ sheets: ['Costs 1', 'Costs 2', 'Costs 3'].map(sheet) }))
  expect(slides.skippable).toEqual([])
  expect(new Set(sheets.skippable.map(({ start, end }) => sheets.text.slice(start, end)))).toEqual(
    new Set(['| ']),
  )
})

test('sheets are called by their names, on one line and not too long', async () => {
  const name = 'Budget\n 2026'
  const long = 'n'.repeat(100)
  const content = sheetData(ROWS)
  const books = [
    await read(
      'xlsx',
      makeXlsx({
        sheets: [
          { name, content },
          { name: long, content },
        ],
      }),
    ),
    await read('ods', makeOpened('spreadsheet', table(name, ROWS) + table(long, ROWS))),
  ]
  for (const { pages } of books)
    expect(pages.map(({ label }) => label)).toEqual(['Budget 2026', 'n'.repeat(60)])
})
