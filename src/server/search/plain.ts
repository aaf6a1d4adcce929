import type { Span } from '#contracts/span.ts'

/** A span of a text as it is read: without running heads and page numbers, words that a line's end broke whole. */
export function plain(content: string, span: Span, skippable: readonly Span[]): string {
  let text = ''
  let at = span.start
  for (const { start, end } of skippable) {
    if (end <= at) continue
    if (start >= span.end) break
    text += `${content.slice(at, Math.max(at, start))} `
    at = Math.min(end, span.end)
  }
  text += content.slice(at, span.end)
  return rejoined(text).replace(/\s+/g, ' ').trim().toWellFormed()
}

/** Puts words together again that a line's end had broken: a hyphen left in would hide both halves. */
export function rejoined(text: string): string {
  return text.replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2')
}
