import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { makeDocx } from '#test/docx.ts'
import { makeOdt } from '#test/odt.ts'
import { makePdf } from '#test/pdf.ts'
import { makeZip } from '#test/zip.ts'
import { sniff } from './sniff.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

const pdf = makePdf({ pages: [{ lines: [] }] })
const png = join(
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
  bytes('IHDR'),
  new Uint8Array(40),
)
const garbage = Uint8Array.from(
  deflateRawSync(bytes('garbage '.repeat(9) + Math.sin(7))).map((b, i) => b ^ (i * 37)),
)
const utf16 = join(Uint8Array.of(0xff, 0xfe), Uint8Array.from(Buffer.from('Grüße aus Köln', 'utf16le')))
const rtf = bytes('{\\rtf1\\ansi Hello}')

const docx = makeDocx({ body: '' })
const odt = makeOdt({ body: '' })
const sheet = makeZip([{ name: 'xl/workbook.xml', data: '<x/>' }])
const slides = makeZip([{ name: 'ppt/presentation.xml', data: '<x/>' }])
const opened = (kind: string) =>
  makeZip([{ name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, stored: true }])
const twoKinds = makeZip([
  { name: 'word/document.xml', data: '<x/>' },
  { name: 'xl/workbook.xml', data: '<x/>' },
])
const mixed = makeZip([
  { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', stored: true },
  { name: 'xl/workbook.xml', data: '<x/>' },
])
const plainZip = makeZip([{ name: 'a.txt', data: 'a' }])
const ole = join(Uint8Array.from(Buffer.from('d0cf11e0a1b11ae1', 'hex')), new Uint8Array(600))
const bigFirst = makeZip([
  { name: '[Content_Types].xml', data: '<x/>' },
  { name: 'docProps/thumbnail.jpeg', data: new Uint8Array(9_000), stored: true },
  { name: 'word/document.xml', data: '<x/>' },
])

/** The head of a TIFF whose directory stands behind its pixels, as most programs write them. */
const tiffHead = (magic: string) =>
  join(bytes(magic), Uint8Array.of(0, 9, 9, 0), new Uint8Array(4_092).fill(250))

const look = (head: Uint8Array, name: string) => sniff(head, name, head.length)

test.each([
  ['a.pdf', pdf, 'pdf'],
  ['A.PDF', pdf, 'pdf'],
  ['scan', pdf, 'pdf'],
  ['minutes.2024', pdf, 'pdf'],
  ['junk-before.pdf', join(Uint8Array.of(0, 1, 2, 3, 255), bytes('\r\n'), pdf), 'pdf'],
  ['pages.tif', tiffHead('II*\0'), 'tiff'],
  ['pages.tiff', tiffHead('MM\0*'), 'tiff'],
  ['notes.md', bytes('# Notes\n'), 'markdown'],
  ['notes.Markdown', bytes('# Notes\n'), 'markdown'],
  ['about-pdf.md', bytes('A PDF begins with %PDF-1.7, they say.'), 'markdown'],
  ['notes.txt', bytes('Notes\n'), 'text'],
  ['README', bytes('Notes\n'), 'text'],
  ['table.csv', bytes('a,b\n1,2\n'), 'csv'],
  ['table.TSV', bytes('a\tb\n1\t2\n'), 'csv'],
  ['letter.rtf', rtf, 'rtf'],
  ['letter', rtf, 'rtf'],
  ['saved by an old Word.doc', rtf, 'rtf'],
  ['picture.png', png, 'png'],
  ['picture', png, 'png'],
  ['table.xlsx', sheet, 'xlsx'],
  ['macros.xlsm', sheet, 'xlsx'],
  ['template.xltx', sheet, 'xlsx'],
  ['slides.pptx', slides, 'pptx'],
  ['macros.pptm', slides, 'pptx'],
  ['template.potx', slides, 'pptx'],
  ['show.ppsx', slides, 'pptx'],
  ['slides', slides, 'pptx'],
  ['table.ods', opened('spreadsheet'), 'ods'],
  ['template.ots', opened('spreadsheet-template'), 'ods'],
  ['slides.odp', opened('presentation'), 'odp'],
  ['template.otp', opened('presentation-template'), 'odp'],
  ['large-first.pptx', bigFirst.subarray(0, 5_000), 'pptx'],
  ['large-first.xlsm', bigFirst.subarray(0, 5_000), 'xlsx'],
  ['encrypted-or-not.xlsx', ole, 'xlsx'],
  ['encrypted-or-not.pptm', ole, 'pptx'],
  ['german.txt', Uint8Array.from(Buffer.from('Stra\xdfe und Gr\xfc\xdfe', 'latin1')), 'text'],
  ['windows.txt', utf16, 'text'],
  ['letter.docx', docx, 'docx'],
  ['letter', docx, 'docx'],
  ['macros.docm', docx, 'docx'],
  ['large-first.docx', bigFirst.subarray(0, 5_000), 'docx'],
  ['encrypted-or-not.docx', ole, 'docx'],
  ['letter.odt', odt, 'odt'],
  ['letter', odt, 'odt'],
  ['page.html', bytes('<!doctype html><p>Hi'), 'html'],
  ['page.HTM', bytes('<p>Hi'), 'html'],
  ['saved page', bytes('<!-- saved -->\n<HTML lang=en><p>Hi'), 'html'],
  ['notes.md', bytes('<html> is how a page begins'), 'markdown'],
  ['bm.txt', bytes('BM is how a bitmap begins, and this text'), 'text'],
])('%s is read as what it is', async (name, head, kind) => {
  expect(await look(head, name)).toEqual({ kind })
})

test.each([
  ['picture.pdf', png, 'png'],
  ['picture.txt', png, 'png'],
  ['letter.txt', pdf, 'pdf'],
  ['letter.docx', pdf, 'pdf'],
  ['letter.docx', odt, 'odt'],
  ['letter.odt', docx, 'docx'],
  ['letter.pdf', docx, 'docx'],
  ['letter.docx', sheet, 'xlsx'],
  ['letter.docx', plainZip, 'zip'],
  ['page.html', pdf, 'pdf'],
  ['page.html', plainZip, 'zip'],
  ['letter.docx', bytes('<p>Hi'), 'text'],
  ['noise.docx', garbage, 'binary'],
  ['noise.txt', garbage, 'binary'],
  ['noise.pdf', garbage, 'binary'],
  ['page.pdf', bytes('<html>404 Not Found</html>'), 'text'],
  ['letter.txt', rtf, 'rtf'],
  ['letter.rtf', bytes('Hello'), 'text'],
  ['letter.rtf', docx, 'docx'],
  ['table.xlsm', docx, 'docx'],
  ['table.csv', sheet, 'xlsx'],
  ['slides.pptx', sheet, 'xlsx'],
  ['slides.potx', bytes('Hello'), 'text'],
  ['two-kinds.docx', twoKinds, 'zip'],
  ['two-kinds.xlsx', twoKinds, 'zip'],
  ['a-table-in-a-text.odt', mixed, 'zip'],
  ['picture.jpg', png, 'png'],
  ['old.ods', ole, 'cfb'],
])('%s is disguised', async (name, head, found) => {
  const extension = name.slice(name.lastIndexOf('.') + 1)
  await expect(look(head, name)).rejects.toMatchObject({
    code: 'document.disguised',
    details: { found, extension },
  })
})

test.each([
  ['old.doc', ole, 'cfb'],
  ['old.xls', ole, 'cfb'],
  ['old.ppt', ole, 'cfb'],
  ['old.pps', ole, 'cfb'],
  ['table.fods', bytes('<office:document/>'), 'fods'],
  ['archive.zip', plainZip, 'zip'],
  ['noise.dat', garbage, 'binary'],
  ['picture.svg', bytes('<svg/>'), 'svg'],
])('%s is not a kind that can be read', async (name, head, found) => {
  await expect(look(head, name)).rejects.toMatchObject({ code: 'document.unsupported', details: { found } })
})

test('a file of 0 bytes is empty, whatever its name', async () => {
  await expect(look(new Uint8Array(), 'a.pdf')).rejects.toMatchObject({ code: 'document.empty' })
})
