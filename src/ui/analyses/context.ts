/** Characters shown on either side of a quote. */
const AROUND = 120

/**
 * A quote with the words round it on its page, white space folded for reading. A quote that runs over the page's end
 * is shown as far as the page goes; where offsets are unknown, the quote stands alone.
 */
export function contextOf(
  page: { start: number; end: number; text: string },
  citation: { exact: string; start: number | null; end: number | null },
): { before: string; quote: string; after: string } {
  const { start, end, exact } = citation
  if (start === null || end === null || start < page.start || start >= page.end)
    return { before: '', quote: folded(exact), after: '' }
  const from = start - page.start
  const to = Math.min(end, page.end) - page.start
  const before = folded(page.text.slice(Math.max(0, from - AROUND), from))
  const after = folded(page.text.slice(to, to + AROUND))
  return {
    before: from > AROUND ? `…${before.replace(/^\S*/, '')}` : before,
    quote: folded(page.text.slice(from, to)),
    after: to + AROUND < page.text.length ? `${after.replace(/\S*$/, '')}…` : after,
  }
}

/** One line: hyphens at line ends joined, white space folded. */
export function folded(text: string): string {
  return text.replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1').replace(/\s+/g, ' ')
}
