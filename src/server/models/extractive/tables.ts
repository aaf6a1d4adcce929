import type { Block } from './blocks.ts'
import { isWithinBars, type Line, visibleText } from './lines.ts'

/** A longer row is prose that was laid out in cells: it is read sentence by sentence. */
export const LONGEST_ROW = 300
/** So many rows below a head tell whether it is one. */
const TELLING = 50

/** What stands for an empty cell: without it, the next ones' values would move under other columns' names. */
const EMPTY = '–'
/** Of two columns one is what the other is called: their first row is hardly ever told from the rest. */
const FEWEST_COLUMNS = 3

/** A table's row as a person reads it: its cells apart by bars, white space folded, empty ones kept in `columns`. */
export function wordsOfRow(cells: readonly string[], columns: boolean): string {
  const kept = columns ? cells.map((cell) => cell || EMPTY) : cells.filter((cell) => cell !== '')
  return kept.join(' | ')
}

/** The visible words of each of a row's cells; '' where one is empty. */
export function cellsOf({ start, end, raw }: Line, text: string, skipped: Uint8Array): string[] {
  const cells: string[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && !(text[at] === '|' && skipped[at])) continue
    cells.push(visibleText(text, skipped, from, at).replace(/\s+/gu, ' ').trim())
    from = at + 1
  }
  // Bars around a row divide nothing.
  if (isWithinBars(raw, skipped, start)) {
    cells.pop()
    if (cells[0] === '') cells.shift()
  }
  return cells
}

/**
 * For each row below one that names its table's columns, what `take` makes of that one's words; null for every other
 * block.
 */
export function headsOf<Head>(
  blocks: readonly Block[],
  text: string,
  skipped: Uint8Array,
  take: (words: string) => Head,
): (Head | null)[] {
  const heads: (Head | null)[] = blocks.map(() => null)
  for (let first = 0; first < blocks.length; ) {
    let end = first + 1
    while (isBelow(blocks[end])) end++
    const rows = blocks
      .slice(first, Math.min(end, first + 1 + TELLING))
      .flatMap(({ kind, lines: [line] }) => (kind === 'row' && line ? [cellsOf(line, text, skipped)] : []))
    const [head, ...below] = rows
    if (head && namesColumns(head, below)) heads.fill(take(wordsOfRow(head, true)), first + 1, end)
    first = end
  }
  return heads
}

/** A row that follows another one: a blank line ends a table. */
function isBelow(block: Block | undefined): boolean {
  return block?.kind === 'row' && block.lines[0]?.afterBlank === false && !block.lines[0].afterBreak
}

/** Words alone, over three columns or more of which one has numbers in all its cells. */
function namesColumns(head: readonly string[], below: readonly string[][]): boolean {
  if (
    below.length < 2 ||
    head.length < FEWEST_COLUMNS ||
    head.some((cell) => cell === '' || /\p{N}/u.test(cell))
  )
    return false
  return head.some((_, place) => {
    const column = below.flatMap((cells) => cells[place] || [])
    return column.length > 1 && column.every((cell) => /\p{N}/u.test(cell))
  })
}
