import PDFDocument from 'pdfkit'
import type { FileType } from '#contracts/document.ts'
import { makeDocx, p } from '#test/docx.ts'
import { makeOdt } from '#test/odt.ts'
import { makePdf } from '#test/pdf.ts'
import { makeZip, type ZipEntry } from '#test/zip.ts'
import { mutate } from './mutate.ts'
import type { Random } from './random.ts'

/** A sound file to be spoiled. Of archives the parts are spoiled as well, for a checksum stops what was spoiled outside. */
export interface Seed {
  kind: FileType
  make(spoil: (part: string) => string | Uint8Array): Uint8Array
}

const WORDS = 'The tenant shall pay the rent on the first day of each month, 1,200 euros in all. '
const lines = [700, 680, 660].map((y) => ({ x: 72, y, text: WORDS.slice(0, 60) }))
const plainPdf = makePdf({ pages: [{ lines }, { lines, rotate: 90 }], toUnicode: { a: 'b' } })
const written = await writtenPdf()

export const SEEDS: readonly [Seed, ...Seed[]] = [
  { kind: 'pdf', make: (spoil) => bytesOf(spoil(latin1(plainPdf))) },
  { kind: 'pdf', make: (spoil) => bytesOf(spoil(latin1(written))) },
  {
    kind: 'docx',
    make: (spoil) =>
      makeDocx({ body: '', more: [{ name: 'word/document.xml', data: spoil(DOCX) }], styles: '<w:style/>' }),
  },
  { kind: 'odt', make: (spoil) => makeOdt({ body: '', more: [{ name: 'content.xml', data: spoil(ODT) }] }) },
  {
    kind: 'xlsx',
    make: (spoil) =>
      office('xl/workbook.xml', WORKBOOK, [
        { name: 'xl/_rels/workbook.xml.rels', data: relation('worksheet', 'sheet.xml') },
        { name: 'xl/sheet.xml', data: spoil(SHEET) },
      ]),
  },
  {
    kind: 'pptx',
    make: (spoil) =>
      office('ppt/presentation.xml', PRESENTATION, [
        { name: 'ppt/_rels/presentation.xml.rels', data: relation('slide', 'slide.xml') },
        { name: 'ppt/slide.xml', data: spoil(SLIDE) },
      ]),
  },
  {
    kind: 'rtf',
    make: (spoil) =>
      bytesOf(spoil(`{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\b ${WORDS}\\b0\\par \\u8364?\\'e4}`)),
  },
  {
    kind: 'html',
    make: (spoil) => bytesOf(spoil(`<!doctype html><h1>Rent</h1><table><tr><td>${WORDS}</table>&euro;`)),
  },
  {
    kind: 'markdown',
    make: (spoil) => bytesOf(spoil(`# Rent\n\n- **${WORDS}**\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`)),
  },
  { kind: 'csv', make: (spoil) => bytesOf(spoil('name;rent\n"Ada; Lovelace";1200\nGrace;"900"\n')) },
]

/** A hostile file, decided by the random numbers: a spoiled part in a sound archive, or the whole of it spoiled. */
export function hostileFile(random: Random): { kind: FileType; bytes: Uint8Array } {
  const seed = random.pick(SEEDS)
  const spoilPart = (part: string) => Buffer.from(mutate(Buffer.from(part, 'latin1'), random))
  if (random.next() < 0.5) return { kind: seed.kind, bytes: seed.make(spoilPart) }
  return {
    kind: seed.kind,
    bytes: mutate(
      seed.make((part) => Buffer.from(part, 'latin1')),
      random,
    ),
  }
}

const DOCX = `<w:document><w:body>${p(WORDS)}<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl></w:body></w:document>`
const ODT = `<office:document-content><office:body><office:text><text:h>Rent</text:h><text:p>${WORDS}<text:s text:c="3"/></text:p><table:table><table:table-row><table:table-cell table:number-columns-repeated="4"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`
const WORKBOOK = '<workbook><sheets><sheet name="Rent" sheetId="1" r:id="r0"/></sheets></workbook>'
const SHEET =
  '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Rent</t></is></c><c r="B1"><v>1200</v></c></row><row r="2"><c r="A2" t="n"><v>44927</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
const PRESENTATION = '<p:presentation><p:sldIdLst><p:sldId id="256" r:id="r0"/></p:sldIdLst></p:presentation>'
const SLIDE = `<p:sld><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${WORDS}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`

function office(main: string, content: string, parts: ZipEntry[]): Uint8Array {
  return makeZip([
    { name: '_rels/.rels', data: relation('officeDocument', main) },
    { name: main, data: content },
    ...parts,
  ])
}

function relation(type: string, target: string): string {
  return `<Relationships><Relationship Id="r0" Type="x/${type}" Target="${target}"/></Relationships>`
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

/** With packed streams, fonts and a table of objects as programs write them. */
function writtenPdf(): Promise<Uint8Array> {
  const pdf = new PDFDocument({ info: { CreationDate: new Date(0) } })
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const whole = new Promise<Uint8Array>((resolve) => pdf.on('end', () => resolve(Buffer.concat(pieces))))
  for (let page = 0; page < 3; page++) pdf.text(WORDS.repeat(20)).addPage()
  pdf.end()
  return whole
}

function bytesOf(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? Buffer.from(part, 'latin1') : part
}
