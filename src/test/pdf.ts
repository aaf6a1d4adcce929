/** A line of Courier: every character is 0.6 of the size wide. `x`, `y`: its baseline's beginning, from bottom left. */
export interface PdfLine {
  x: number
  y: number
  text: string
  size?: number
  /** Degrees, counterclockwise. */
  rotate?: number
  /** Japanese from top to bottom; `x` is then its middle, `y` its top. */
  vertical?: boolean
}

export interface PdfPage {
  lines: PdfLine[]
  /** Left, bottom, right, top. */
  mediaBox?: [number, number, number, number]
  cropBox?: [number, number, number, number]
  /** How the page is turned when shown: quarter turns clockwise, in degrees. */
  rotate?: 0 | 90 | 180 | 270
}

export interface PdfPlan {
  pages: PdfPage[]
  /** What characters of the lines stand for, when it is not themselves (a ligature, an emoji). */
  toUnicode?: Record<string, string>
}

export const COURIER_WIDTH = 0.6

/** A small PDF, written by hand so that a test knows where each character stands. Latin-1 only. */
export function makePdf({ pages, toUnicode }: PdfPlan): Uint8Array {
  const kids = pages.map((_, i) => `${4 + i * 2} 0 R`).join(' ')
  const map = toUnicode ? '/ToUnicode 3 0 R' : ''
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    stream(cmap(toUnicode ?? {})),
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R ${frameOf(page)} /Contents ${5 + i * 2} 0 R /Resources << /Font << /F1 << ` +
        `/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding ${map} >> ${VERTICAL_FONT} >> >> >>`,
      stream(page.lines.map(drawn).join('\n')),
    ]),
  ]
  return file(objects)
}

function frameOf({ mediaBox = [0, 0, 612, 792], cropBox, rotate }: PdfPage): string {
  const crop = cropBox ? `/CropBox [${cropBox.join(' ')}]` : ''
  return `/MediaBox [${mediaBox.join(' ')}] ${crop} /Rotate ${rotate ?? 0}`
}

/** A font that is not in the file: readers know its characters by its encoding. */
const VERTICAL_FONT =
  '/F2 << /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-V /DescendantFonts [ << ' +
  '/Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) ' +
  '/Ordering (Japan1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 ' +
  '/FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 >> >> ] >>'

function drawn({ x, y, text, size = 12, rotate = 0, vertical = false }: PdfLine): string {
  if (vertical) return `BT /F2 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text, 4)}> Tj ET`
  const angle = (rotate * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle).toFixed(5), Math.sin(angle).toFixed(5)]
  const escaped = text.replace(/[\\()]/g, '\\$&')
  return `BT /F1 ${size} Tf ${cos} ${sin} ${-sin} ${cos} ${x} ${y} Tm (${escaped}) Tj ET`
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function cmap(toUnicode: Record<string, string>): string {
  const lines = Object.entries(toUnicode).map(([from, to]) => `<${hex(from, 2)}> <${hex(to, 4)}>`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Test def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${lines.length} beginbfchar ${lines.join(' ')} endbfchar`,
    'endcmap end end',
  ].join('\n')
}

function hex(text: string, digits: number): string {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  return codes.map((code) => code.toString(16).padStart(digits, '0')).join('')
}

/** Numbers the objects from 1, with the table of where each begins. */
function file(objects: string[]): Uint8Array {
  let body = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  const text = `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
