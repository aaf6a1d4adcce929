import type { Span } from '#contracts/span.ts'

/** The spans in the order of the text; those that overlap, or lie at most `gap` apart, as one. */
export function joinSpans(spans: readonly Span[], gap = 0): Span[] {
  const joined: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && span.start <= last.end + gap) last.end = Math.max(last.end, span.end)
    else joined.push({ ...span })
  }
  return joined
}
