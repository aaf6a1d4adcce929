/** What a piece of text is. Rows of one table share its number; a heading's level is counted from 1. */
export type Block =
  | { kind: 'paragraph' }
  | { kind: 'heading'; level: number }
  | { kind: 'item' }
  | { kind: 'row'; table: number }

/**
 * What stands between two blocks: as in typed pages, items and rows follow each other line by line, a blank line
 * separates paragraphs, two stand before a heading, three before one of the first level. So structure is seen in the
 * text alone, at no offset's cost.
 */
export function gapBetween(last: Block | null, next: Block): string {
  if (next.kind === 'heading') {
    const blank = next.level === 1 ? 3 : 2
    return '\n'.repeat(last === null ? blank : blank + 1)
  }
  if (last === null) return ''
  if (next.kind === 'item' && last.kind === 'item') return '\n'
  if (next.kind === 'row' && last.kind === 'row' && next.table === last.table) return '\n'
  return '\n\n'
}
