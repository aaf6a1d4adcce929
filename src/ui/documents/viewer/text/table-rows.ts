import type { Span } from '#contracts/span.ts'

/** A row of a table: its cells' spans, without the white space round them. */
export interface Row extends Span {
  cells: Span[]
  isHead: boolean
}

/** Markdown's line below the head: | --- | :-: | */
const RULE = /^[\s|:-]*-[\s|:-]*$/

/**
 * The rows of a block whose lines are cells apart by bars, null if it is no table. Bars count where they are markup
 * (`hidden`); a bar in the words is a word. In Markdown a bar at a line's beginning or end bounds the row, in typed
 * text it follows an empty cell.
 */
export function tableRows(
  block: Span,
  text: string,
  hidden: readonly Span[],
  isMarkdown: boolean,
): Row[] | null {
  const bars = new Set<number>()
  for (const { start, end } of hidden)
    for (let at = start; at < end; at += 1) if (text[at] === '|') bars.add(at)
  if (bars.size === 0) return null
  const rows: Row[] = []
  let withBars = 0
  for (const line of linesOf(block, text)) {
    const words = text.slice(line.start, line.end)
    if (isMarkdown && RULE.test(words)) {
      for (const row of rows) row.isHead = true
      continue
    }
    const cells = cellsOf(line, text, bars)
    if (cells.length > 1) withBars += 1
    if (isMarkdown && /^\s*\|/.test(words)) cells.shift()
    if (isMarkdown && cells.length > 1 && bars.has(line.start + words.trimEnd().length - 1)) cells.pop()
    rows.push({ ...line, cells, isHead: false })
  }
  return withBars * 2 >= rows.length ? rows : null
}

/** The lines that have words. */
function linesOf({ start, end }: Span, text: string): Span[] {
  const lines: Span[] = []
  for (let from = start; from < end; ) {
    const found = text.indexOf('\n', from)
    const to = found < 0 || found > end ? end : found
    if (text.slice(from, to).trim() !== '') lines.push({ start: from, end: to })
    from = to + 1
  }
  return lines
}

function cellsOf(line: Span, text: string, bars: ReadonlySet<number>): Span[] {
  const cells: Span[] = []
  let start = line.start
  for (let at = line.start; at <= line.end; at += 1) {
    if (at < line.end && !bars.has(at)) continue
    cells.push(trimmed(start, at, text))
    start = at + 1
  }
  return cells
}

function trimmed(start: number, end: number, text: string): Span {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: Math.min(from, end), end: Math.max(Math.min(from, end), start + words.trimEnd().length) }
}
