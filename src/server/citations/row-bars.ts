import type { Span } from '#contracts/span.ts'

/** A bar with its blank: our readers mark it so where the row is one line. */
const OF_WHOLE_ROW = /^(?:\| )+[^\p{L}\p{N}\s]{0,3}$/u
const LINE_ENDS = /[^\S\n]*(?:\n|$)/uy

/**
 * True for a skippable bar that is certain to stand in a table's row of one line: it is marked so, or it ends a line
 * that a bar begins, as Markdown's do. Bars of other texts may stand in a row that has line ends within its cells.
 */
export function isBarOfWholeRow(text: string, { start, end }: Span): boolean {
  if (text[start] !== '|') return false
  const words = text.slice(start, end)
  if (OF_WHOLE_ROW.test(words)) return true
  LINE_ENDS.lastIndex = end
  if (words !== '|' || !LINE_ENDS.test(text)) return false
  return text
    .slice(text.lastIndexOf('\n', start) + 1, start)
    .trimStart()
    .startsWith('|')
}
