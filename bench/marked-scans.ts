import { degrees, PDFDocument } from 'pdf-lib'
import { jpegPage } from '../src/server/ingestion/parsers/image-jpeg.ts'
import { makeImagePdf } from '../src/server/ingestion/parsers/image-pdf.ts'
import { pngPage } from '../src/server/ingestion/parsers/image-png.ts'
import { makePdf, type PdfLine } from '../src/test/pdf.ts'
import { framed, greyed, speckled, tilted } from '../src/test/scan-faults.ts'
import { jpeg, png, scan, tiff } from '../src/test/scans.ts'
import type { MarkedFile } from './marked-files.ts'

const NOTICE = 'The notice period is ninety days for both parties'
const RENT = 'The tenant shall pay the rent of 1,250 euros'
const ROOF = 'keep the roof and the walls in good repair'
const LINES = [
  'Lease of Harbour Street 12',
  '',
  `${RENT} on the first day.`,
  'The deposit is returned within a month of the end of the lease.',
  `The landlord shall ${ROOF}.`,
  '',
  `${NOTICE}.`,
  'It is counted from the day on which the letter arrives.',
]
const QUOTES = [RENT, ROOF, NOTICE]

/** Pictures of text as scanners and telephones make them; their quotes are found by recognition alone. */
export async function markedScans(): Promise<MarkedFile[]> {
  const page = letter(LINES)
  const upright = await scan(page, { dpi: 200 })
  const sideways = await scan(page, { dpi: 200, turns: 1 })
  const other = await scan(letter(['Annex', '', 'Nothing is cited from this page.']), { dpi: 200 })
  const pdf = (bytes: Uint8Array) => makeImagePdf([pngPage(bytes)])
  const files: Record<string, Uint8Array> = {
    'scan.png': png(upright, 200),
    'scan-fine.png': png(await scan(page, { dpi: 400 }), 400),
    'scan-coarse.jpg': jpeg(await scan(page, { dpi: 120 }), 1, 120),
    'scan-size-unsaid.png': unsized(png(upright, 200)),
    'scan-second-page.tiff': tiff([other, upright], 200),
    'photo-turned-by-exif.jpg': jpeg(await scan(page, { dpi: 200, turns: 3 }), 6, 200),
    'photo-on-a-desk.jpg': jpeg(framed(tilted(greyed(upright), -2), 240), 1, 200),
    'scan-sideways.png': png(sideways, 200),
    'scan-tilted.pdf': pdf(png(tilted(upright, 1.5), 200)),
    'scan-tilted-the-other-way.jpg': jpeg(tilted(upright, -3), 1, 200),
    'scan-speckled.pdf': pdf(png(speckled(upright, 0.01), 200)),
    'scan-faint-tilted-speckled.pdf': makeImagePdf([
      jpegPage(jpeg(speckled(tilted(greyed(upright), 1), 0.005), 1, 200)),
    ]),
    'scan-of-columns.png': png(await scan(columns(), { dpi: 250 }), 250),
    'scan-turned-by-its-page.pdf': await turned(pdf(png(sideways, 200)), 270),
    'scan-after-a-page-of-text.pdf': await joined(letter(['A page with text']), pdf(png(upright, 200))),
  }
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, quotes: QUOTES }))
}

function letter(lines: string[]): Uint8Array {
  return makePdf({ pages: [{ lines: lines.map((text, i) => line(text, 72, 708 - i * 18)) }] })
}

/** The same words in two narrow columns, so that quotes go over lines' ends. */
function columns(): Uint8Array {
  const wrapped = wrap(LINES.slice(2).join(' '), 36)
  const half = Math.ceil(wrapped.length / 2)
  const lines = wrapped.map((text, i) =>
    i < half ? line(text, 54, 708 - i * 14, 10) : line(text, 324, 708 - (i - half) * 14, 10),
  )
  return makePdf({ pages: [{ lines }] })
}

const line = (text: string, x: number, y: number, size = 11): PdfLine => ({ x, y, text, size })

function wrap(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1) ?? ''
    if (last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`.trim()
    else lines.push(word)
  }
  return lines
}

/** A picture that does not say how large it is to be seen. */
function unsized(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf('pHYs')
  // The chunk with its length, name, nine bytes and sum.
  return Buffer.concat([copy.subarray(0, at - 4), copy.subarray(at + 17)])
}

async function turned(bytes: Uint8Array, angle: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes)
  for (const page of document.getPages()) page.setRotation(degrees(angle))
  return document.save()
}

async function joined(...files: Uint8Array[]): Promise<Uint8Array> {
  const whole = await PDFDocument.create()
  for (const bytes of files) {
    const part = await PDFDocument.load(bytes)
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  }
  return whole.save()
}
