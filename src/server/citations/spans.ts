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

/** The text of a span, with a line's end in place of each skippable span in it. */
export function without(text: string, { start, end }: Span, skippable: readonly Span[]): string {
  let result = ''
  let at = start
  for (const skip of skippable) {
    if (skip.end <= at || skip.start >= end) continue
    result += `${text.slice(at, Math.max(at, skip.start))}\n`
    at = Math.min(end, skip.end)
  }
  return result + text.slice(at, end)
}
