import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib'
import PDFKit from 'pdfkit'
import { COURIER_WIDTH, makePdf } from '#test/pdf.ts'
import {
  type DrawnLine,
  drawn,
  type HardPlace,
  SIZE,
  WHOLE_PAGE,
  type Writer,
  type WriterName,
} from './place.ts'

/** Writers by name, each with fonts of its own. */
export async function makeWriters(): Promise<Record<WriterName, Writer>> {
  return {
    'by hand': byHand,
    'pdf-lib': await withPdfLib(),
    pdfkit: withPdfKit(),
    'pdfkit, Hebrew': withPdfKit(
      '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    ),
    'by hand, Arabic': { ...byHand, direction: 'right to left', write: writeReversed },
    'by hand, vertical': {
      ...byHand,
      width: (text) => text.length,
      direction: 'top to bottom',
      write: writeVertical,
    },
  }
}

const byHand: Writer = {
  direction: 'left to right',
  width: (text) => text.length * COURIER_WIDTH,
  ascent: 0.8,
  descent: 0.2,
  write: async (place) => makePdf({ toUnicode: place.toUnicode, pages: pagesOf(place) }),
}

async function writeVertical(place: HardPlace): Promise<Uint8Array> {
  const pages = pagesOf(place).map((page) => ({
    ...page,
    lines: page.lines.map((line) => ({ ...line, vertical: true })),
  }))
  return makePdf({ pages })
}

/** Letters of any script, each drawn as some sign that the file maps to it, from the line's end to its beginning. */
async function writeReversed(place: HardPlace): Promise<Uint8Array> {
  const letters = [...new Set(place.lines.flatMap(({ text }) => [...drawn(text)]))].filter(
    (each) => each !== ' ',
  )
  const signs = new Map(letters.map((letter, i) => [letter, String.fromCharCode(0xa1 + i)]))
  const reversed = (text: string) =>
    [...text]
      .map((letter) => signs.get(letter) ?? letter)
      .reverse()
      .join('')
  const pages = pagesOf(place).map((page) => ({
    ...page,
    lines: page.lines.map((line) => ({ ...line, text: reversed(line.text) })),
  }))
  return makePdf({ pages, toUnicode: Object.fromEntries([...signs].map(([letter, sign]) => [sign, letter])) })
}

function pagesOf(place: HardPlace) {
  return linesByPage(place).map(({ lines, ...shape }) => ({
    ...shape,
    lines: lines.map((line) => ({ ...line, text: drawn(line.text), size: line.size ?? SIZE })),
  }))
}

function linesByPage({ lines, painted = (same) => same, pages = [] }: HardPlace) {
  const count = Math.max(pages.length, ...lines.map(({ page = 0 }) => page + 1))
  const ordered = painted(lines)
  return Array.from({ length: count }, (_, i) => ({
    ...pages[i],
    lines: ordered.filter(({ page = 0 }) => page === i),
  }))
}

async function withPdfLib(): Promise<Writer> {
  const sample = await PDFDocument.create()
  const font = await sample.embedFont(StandardFonts.TimesRoman)
  return {
    direction: 'left to right',
    width: (text) => font.widthOfTextAtSize(text, 1),
    ascent: 0.85,
    descent: 0.22,
    write: async (place) => {
      const pdf = await PDFDocument.create()
      const times = await pdf.embedFont(StandardFonts.TimesRoman)
      for (const { lines, rotate = 0, cropBox = WHOLE_PAGE } of linesByPage(place)) {
        const page = pdf.addPage([WHOLE_PAGE[2], WHOLE_PAGE[3]])
        page.setRotation(degrees(rotate))
        const [left, bottom, right, top] = cropBox
        page.setCropBox(left, bottom, right - left, top - bottom)
        for (const { text, x, y, size = SIZE, rotate = 0 } of lines)
          page.drawText(drawn(text), { x, y, size, font: times, rotate: degrees(rotate) })
      }
      return pdf.save()
    },
  }
}

/** In thousandths of the size. */
interface Metrics {
  ascender: number
  descender: number
  lineGap: number
}

/** Without a font's file its Helvetica; with one, words of a script that runs from right to left. */
function withPdfKit(file?: string): Writer {
  const font = file ? readFileSync(createRequire(import.meta.url).resolve(file)) : 'Helvetica'
  const sample = new PDFKit({ autoFirstPage: false }).font(font).fontSize(1)
  const { ascender, descender, lineGap } = (sample as unknown as { _font: Metrics })._font
  const width = (text: string) => sample.widthOfString(text)
  return {
    direction: file ? 'right to left' : 'left to right',
    width,
    ascent: (ascender + lineGap) / 1000,
    descent: -descender / 1000,
    write: (place) => {
      const pdf = new PDFKit({ autoFirstPage: false, font: undefined })
      pdf.font(font)
      for (const { lines } of linesByPage(place)) {
        pdf.addPage({ size: [WHOLE_PAGE[2], WHOLE_PAGE[3]], margin: 0 })
        for (const line of lines) draw(pdf, line, file ? width : undefined)
      }
      return bytesOf(pdf)
    },
  }
}

/** pdfkit knows no direction between words, so words from right to left are drawn one by one. */
function draw(pdf: PDFKit.PDFDocument, line: DrawnLine, width?: (text: string) => number) {
  const { x, y, size = SIZE, rotate = 0 } = line
  const text = drawn(line.text)
  const top = WHOLE_PAGE[3] - y
  const put = (words: string, at: number) =>
    pdf.fontSize(size).text(words, at, top, { lineBreak: false, baseline: 'alphabetic' })
  pdf.save()
  pdf.rotate(-rotate, { origin: [x, top] })
  if (width === undefined) put(text, x)
  else {
    let right = x + width(text) * size
    for (const word of text.split(/(?<= )/)) {
      right -= width(word) * size
      put(word.trim(), right + width(word.slice(word.trim().length)) * size)
    }
  }
  pdf.restore()
}

function bytesOf(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
    pdf.end()
  })
}
