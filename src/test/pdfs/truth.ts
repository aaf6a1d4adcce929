import type { PageMarks, Rect } from '#contracts/analysis.ts'
import { type DrawnLine, drawn, type HardPlace, placed, SIZE, WHOLE_PAGE, type Writer } from './place.ts'

/** What the reader sees: words with single blanks, words broken at a line's end made whole. */
export function readingOf(place: HardPlace): string {
  return together(place.lines.map((line) => ({ line, said: said(place, line, drawn(line.text)) })))
}

export interface TrueQuote {
  exact: string
  prefix: string
  suffix: string
  marks: PageMarks[]
}

/** The quotes that a place's lines enclose in `‹›`, with the rectangle of each line of theirs. */
export function quotesOf(unplaced: HardPlace, writer: Writer): TrueQuote[] {
  const place = placed(unplaced, writer)
  const reading = readingOf(place)
  const quotes: TrueQuote[] = []
  let parts: Part[] = []
  let isOpen = false
  let before: DrawnLine[] = []
  for (const line of place.lines) {
    const opens = line.text.indexOf('‹')
    if (opens !== -1) isOpen = true
    if (isOpen && !line.skip) parts.push(partOf(place, line))
    if (line.text.includes('›')) {
      const exact = together(parts)
      const at = reading.indexOf(exact, startOf(place, before, parts))
      const [prefix, suffix] = [
        reading.slice(Math.max(0, at - 40), Math.max(0, at)),
        reading.slice(at + exact.length, at + exact.length + 40),
      ]
      quotes.push({
        exact: plain(exact),
        prefix: at < 0 ? '' : prefix,
        suffix: at < 0 ? '' : suffix,
        marks: marksOf(place, writer, parts),
      })
      parts = []
      isOpen = false
    }
    before = [...before, line]
  }
  return quotes
}

interface Part {
  line: DrawnLine
  said: string
  /** Of the drawn characters. */
  from?: number
  to?: number
}

function partOf(place: HardPlace, line: DrawnLine): Part {
  const opens = line.text.indexOf('‹')
  const closes = line.text.indexOf('›')
  const from = Math.max(0, opens)
  const text = drawn(line.text)
  const to = closes === -1 ? text.length : closes - (opens === -1 ? 0 : 1)
  return { line, from, to, said: said(place, line, text.slice(from, to)) }
}

/** Where the lines before a quote end in the reading, less what a quote's own first line has before it. */
function startOf(place: HardPlace, before: DrawnLine[], parts: Part[]): number {
  const first = parts[0]
  if (first === undefined) return 0
  const lines = before.slice(0, place.lines.indexOf(first.line))
  return together(lines.map((line) => ({ line, said: said(place, line, drawn(line.text)) }))).length
}

function said({ toUnicode = {} }: HardPlace, { reads }: DrawnLine, text: string): string {
  return reads ?? Array.from(text, (character) => toUnicode[character] ?? character).join('')
}

/** Ligatures that a font has as one character are asked for in letters. */
function plain(text: string): string {
  return text.replace(/[ﬀ-ﬆ]/g, (ligature) => ligature.normalize('NFKC'))
}

function together(parts: Part[]): string {
  let text = ''
  for (const [i, { line, said: words }] of parts.entries()) {
    const isWhole = i === 0 || line.joins !== undefined
    if (!isWhole && /\p{L}-$/u.test(text)) text = text.slice(0, -1) + words
    else text += (isWhole ? (i === 0 ? '' : line.joins) : isSpaceless(text) ? '' : ' ') + words
  }
  return text
}

function isSpaceless(text: string): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]$/u.test(text)
}

function marksOf(place: HardPlace, writer: Writer, parts: Part[]): PageMarks[] {
  const marks: PageMarks[] = []
  for (const { line, from, to } of parts) {
    const page = (line.page ?? 0) + 1
    const rect = shown(place, line, writer, from ?? 0, to ?? line.text.length)
    const last = marks.at(-1)
    const lastRect = last?.rects.at(-1)
    if (last?.page !== page) marks.push({ page, rects: [rect] })
    else if (line.joins !== undefined && lastRect && isNoDropCap(lastRect, rect))
      Object.assign(lastRect, around(lastRect, rect))
    else last.rects.push(rect)
  }
  return marks
}

/** The rectangle of a line's characters on the page as it is shown, cropped and turned. */
function shown(place: HardPlace, line: DrawnLine, writer: Writer, from: number, to: number): Rect {
  const text = drawn(line.text)
  const size = line.size ?? SIZE
  const [begin, end] = [writer.width(text.slice(0, from)) * size, writer.width(text.slice(0, to)) * size]
  const flat = flatRect(writer, line, begin, end, writer.width(text) * size)
  const corners = [turned(line, flat.left, flat.bottom), turned(line, flat.right, flat.top)]
  const shape = place.pages?.[line.page ?? 0] ?? {}
  const [left, bottom, right, top] = shape.cropBox ?? WHOLE_PAGE
  const seen = corners.map(([x, y]): [number, number] => {
    if (shape.rotate === 90) return [y - bottom, x - left]
    if (shape.rotate === 180) return [right - x, y - bottom]
    if (shape.rotate === 270) return [top - y, right - x]
    return [x - left, top - y]
  })
  const [a = [0, 0], b = [0, 0]] = seen
  return around(
    { left: a[0], top: a[1], right: a[0], bottom: a[1] },
    { left: b[0], top: b[1], right: b[0], bottom: b[1] },
  )
}

/** Before the text is turned about its origin; upwards is positive. */
function flatRect(
  { ascent, descent, direction }: Writer,
  line: DrawnLine,
  begin: number,
  end: number,
  whole: number,
) {
  const size = line.size ?? SIZE
  const { x, y } = line
  if (direction === 'top to bottom')
    return { left: x - size / 2, right: x + size / 2, top: y - begin, bottom: y - end }
  const [left, right] =
    direction === 'right to left' ? [x + whole - end, x + whole - begin] : [x + begin, x + end]
  return { left, right, top: y + ascent * size, bottom: y - descent * size }
}

function turned({ x, y, rotate = 0 }: DrawnLine, px: number, py: number): [number, number] {
  const [dx, dy] = [px - x, py - y]
  if (rotate === 90) return [x - dy, y + dx]
  if (rotate === 180) return [x - dx, y - dy]
  if (rotate === 270) return [x + dy, y - dx]
  return [px, py]
}

function around(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

/** Beside a letter several lines high its own line has a rectangle of its own. */
function isNoDropCap(letter: Rect, line: Rect): boolean {
  return letter.bottom - letter.top < 2.5 * (line.bottom - line.top)
}
