import type { Span } from '#contracts/span.ts'

/** One flag per code unit: 1 where the document shows words struck out, between two skippable `~~` of a paragraph. */
export function struckUnits(text: string, skippable: readonly Span[]): Uint8Array {
  const struck = new Uint8Array(text.length)
  let open: number | null = null
  let last = 0
  for (const { start, end } of skippable) {
    if (text.slice(last, start).includes('\n\n')) open = null
    last = end
    if (!/(?<!~)~~(?!~)/.test(text.slice(start, end))) continue
    if (open !== null) struck.fill(1, open, start)
    open = open === null ? end : null
  }
  return struck
}

/** True when every word of a span is struck out. What is struck within a sentence stays: its quote has to hold it. */
export function isStruck(text: string, struck: Uint8Array, { start, end }: Span): boolean {
  if (struck[start] === 0 && struck[end - 1] === 0) return false
  for (let at = start; at < end; at++) if (!struck[at] && /[\p{L}\p{N}]/u.test(text[at] ?? '')) return false
  return true
}
