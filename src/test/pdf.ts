/** A line of Courier: every character is 0.6 of the size wide. `x`, `y`: its baseline's beginning, from bottom left. */
export interface PdfLine {
  x: number
  y: number
  text: string
  size?: number
  /** Degrees, counterclockwise. */
  rotate?: number
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
        `/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding ${map} >> >> >> >>`,
      stream(page.lines.map(drawn).join('\n')),
    ]),
  ]
  return file(objects)
}

function frameOf({ mediaBox = [0, 0, 612, 792], cropBox, rotate }: PdfPage): string {
  const crop = cropBox ? `/CropBox [${cropBox.join(' ')}]` : ''
  return `/MediaBox [${mediaBox.join(' ')}] ${crop} /Rotate ${rotate ?? 0}`
}

function drawn({ x, y, text, size = 12, rotate = 0 }: PdfLine): string {
  const angle = (rotate * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle).toFixed(5), Math.sin(angle).toFixed(5)]
  const escaped = text.replace(/[\\()]/g, '\\$&')
  return `BT /F1 ${size} Tf ${cos} ${sin} ${-sin} ${cos} ${x} ${y} Tm (${escaped}) Tj ET`
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function cmap(toUnicode: Record<string, string>): string {
  const hex = (text: string, digits: number) =>
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(digits, '0')).join(
      '',
    )
  const lines = Object.entries(toUnicode).map(([from, to]) => `<${hex(from, 2)}> <${hex(to, 4)}>`)
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Test def /CMapType 2 def',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${lines.length} beginbfchar ${lines.join(' ')} endbfchar`,
    'endcmap end end',
  ].join('\n')
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
