import type { Span } from '#contracts/span.ts'

/** A line of the canonical text that has something visible on it. Offsets are canonical, without the line end. */
export interface Line {
  start: number
  end: number
  /** The visible characters, trimmed. */
  text: string
  /** As it stands in the document, markup included. */
  raw: string
  /** A blank line (and no page break, no running head) stands before it. */
  afterBlank: boolean
  /** A page break or a running head stands before it. */
  afterBreak: boolean
  /** A whole row of a table, as is certain: a line of a row that has line ends within its cells is none. */
  isRow: boolean
}

/** One flag per code unit: 1 where a skippable span covers it. */
export function skippedUnits(length: number, skippable: Span[]): Uint8Array {
  const skipped = new Uint8Array(length)
  for (const { start, end } of skippable) skipped.fill(1, start, end)
  return skipped
}

/** The characters of `[start, end)` that no skippable span covers. */
export function visibleText(text: string, skipped: Uint8Array, start: number, end: number): string {
  let visible = ''
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && !skipped[at]) continue
    visible += text.slice(from, at)
    from = at + 1
  }
  return visible
}

/** Our readers mark a bar's blank where the row is one line; in Markdown, where all are, bars stand around it. */
function isWholeRow(raw: string, skipped: Uint8Array, start: number): boolean {
  if (isWithinBars(raw, skipped, start)) return true
  for (let at = raw.indexOf('| '); at >= 0; at = raw.indexOf('| ', at + 1))
    if (skipped[start + at] && skipped[start + at + 1]) return true
  return false
}

/** True when the line's first and last characters are bars, the last one markup. */
export function isWithinBars(raw: string, skipped: Uint8Array, start: number): boolean {
  const last = raw.trimEnd().length - 1
  return raw.trimStart()[0] === '|' && raw[last] === '|' && skipped[start + last] === 1
}

/** What printers set beside the text ("32S"), when it stands alone on a line this often. */
const PRINTERS_MARK = /^(?=.*\d)[\p{L}\d]{1,6}$/u
const OFTEN = 10

/** The visible lines of a document in reading order; skippable and blank ones and printers' marks are left out. */
export function visibleLines(text: string, skipped: Uint8Array): Line[] {
  const lines: Line[] = []
  let blank = false
  let broken = false
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const unit = text[at]
    if (at < text.length && unit !== '\n' && unit !== '\f') continue
    const raw = text.slice(start, at)
    const visible = visibleText(text, skipped, start, at).trim()
    if (visible !== '') {
      const isRow = isWholeRow(raw, skipped, start)
      lines.push({
        start,
        end: at,
        text: visible,
        raw,
        afterBlank: blank && !broken,
        afterBreak: broken,
        isRow,
      })
      blank = false
      broken = false
    } else if (raw.trim() === '') blank = true
    else if (!/^[\s#*>=_`|~:-]+$/.test(raw)) broken = true
    if (unit === '\f') broken = true
    start = at + 1
  }
  return withoutMarks(lines)
}

/** No sentence runs over a mark: its quote would hold it, or not be found. */
function withoutMarks(lines: Line[]): Line[] {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    if (PRINTERS_MARK.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const isMark = (line: Line | undefined) => line !== undefined && (counts.get(line.text) ?? 0) >= OFTEN
  lines.forEach((line, at) => {
    if (isMark(lines[at - 1])) line.afterBlank = true
  })
  return lines.filter((line) => !isMark(line))
}
