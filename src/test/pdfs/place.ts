/** A line as it is drawn. `x`, `y`: its baseline's beginning in points, from the page's bottom left. */
export interface DrawnLine {
  /** What is drawn. `‹` and `›` enclose a quote, which may go on in later lines; they aren't drawn. */
  text: string
  x: number
  y: number
  size?: number
  /** Counted from 0. */
  page?: number
  /** Quarter turns of the text, counterclockwise, in degrees. */
  rotate?: 0 | 90 | 180 | 270
  /** What it reads as, if not its text. */
  reads?: string
  /** It continues the line before it: nothing but this stands between them. */
  joins?: '' | ' '
  /** It begins so many points to the right of where the line before it ends, whatever its `x`. */
  after?: number
  /** A running head or foot, which a quote passes over. */
  skip?: boolean
}

export interface PageShape {
  rotate?: 0 | 90 | 180 | 270
  /** Left, bottom, right, top; the whole page is 612 by 792 points. */
  cropBox?: [number, number, number, number]
}

/** A page or more that is hard to read, with what is true of it. */
export interface HardPlace {
  name: string
  writers: WriterName[]
  /** In the order in which a person reads them. */
  lines: DrawnLine[]
  /** The order in which they stand in the file; without it the reader's. */
  painted?: (lines: DrawnLine[]) => DrawnLine[]
  pages?: PageShape[]
  /** What drawn characters stand for, where the file says so. */
  toUnicode?: Record<string, string>
}

export type WriterName =
  | 'by hand'
  | 'pdf-lib'
  | 'pdfkit'
  | 'pdfkit, Hebrew'
  | 'by hand, Arabic'
  | 'by hand, vertical'

/** One who writes PDFs, and how large its letters are: in points at size 1. */
export interface Writer {
  write(place: HardPlace): Promise<Uint8Array>
  width(text: string): number
  ascent: number
  descent: number
  direction: 'left to right' | 'right to left' | 'top to bottom'
}

export const WHOLE_PAGE: [number, number, number, number] = [0, 0, 612, 792]
export const SIZE = 10

/** A line without the signs that enclose quotes. */
export function drawn(text: string): string {
  return text.replace(/[‹›]/g, '')
}

/** The place with every line where it is drawn: what comes after another line depends on the font. */
export function placed(place: HardPlace, writer: Writer): HardPlace {
  const lines: DrawnLine[] = []
  for (const { after, ...line } of place.lines) {
    const last = lines.at(-1)
    const end = last ? last.x + writer.width(drawn(last.text)) * (last.size ?? SIZE) : line.x
    lines.push(after === undefined ? line : { ...line, x: end + after })
  }
  return { ...place, lines }
}
