import type { Span } from '#contracts/span.ts'

/** Sorted, disjoint, within the text, none empty. */
export function merged(spans: readonly Span[], length: number): Span[] {
  const sorted = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start)
  const result: Span[] = []
  for (const next of sorted) {
    const last = result.at(-1)
    if (last !== undefined && next.start <= last.end) last.end = Math.max(last.end, next.end)
    else result.push(next)
  }
  return result
}

/** True if `merged` would leave them as they are. */
export function areApart(spans: readonly Span[], length: number): boolean {
  let last = -1
  for (const { start, end } of spans) {
    if (start <= last || end <= start || end > length) return false
    last = end
  }
  return true
}

/** Markdown's marks for emphasis, code and links, and nothing else: the words around them touch. */
const INLINE_MARKUP = /^(?:[*_~`\\]+|!?\[|\](?:\([^()\s]*\)|\[[^[\]]*\])?)+$/

/** The mark of a note, in a text whose parser knows it for one: "both parties¹." reads "both parties." */
const NOTE_MARK = /^\[?[*†‡⁰¹²³⁴⁵⁶⁷⁸⁹ⁱᵛˣ]{1,6}\]?$/u

/** Markup that shows "1**0**" as 10; a link between digits may be a footnote's. */
const EMPHASIS = /^[*_]+$/
const DIGIT = /\p{Nd}/u

/**
 * What a skippable span reads as: nothing where it is inline markup ("**Marsh**, 4" reads "Marsh, 4") or a note's mark,
 * else a line's end: running heads, table bars, tags keep what is around them apart. Only emphasis lets digits touch.
 */
export function readsAs(text: string, { start, end }: Span): '' | '\n' {
  const markup = text.slice(start, end)
  if (!INLINE_MARKUP.test(markup) && !NOTE_MARK.test(markup)) return '\n'
  const betweenDigits = DIGIT.test(text[start - 1] ?? '') && DIGIT.test(text[end] ?? '')
  return betweenDigits && !EMPHASIS.test(markup) ? '\n' : ''
}

/** The text of a span as it reads, skippable spans passed over. */
export function without(text: string, { start, end }: Span, skippable: readonly Span[]): string {
  let result = ''
  let at = start
  for (const skip of within(skippable, { start, end })) {
    result += text.slice(at, Math.max(at, skip.start)) + readsAs(text, skip)
    at = Math.min(end, skip.end)
  }
  return result + text.slice(at, end)
}

/** Those of sorted, disjoint spans that lie in a span or touch it, found without looking at the others. */
export function within(spans: readonly Span[], { start, end }: Span): Span[] {
  const found: Span[] = []
  for (let at = firstEndingAfter(spans, start); at < spans.length; at += 1) {
    const span = spans[at] as Span
    if (span.start >= end) break
    found.push(span)
  }
  return found
}

/** Where the first of sorted, disjoint spans stands that ends after an offset. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
