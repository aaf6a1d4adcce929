import type { Span } from '#contracts/span.ts'

/** More hits than anybody reads; finding stops there. */
export const MOST_HITS = 10_000

/**
 * The pattern for what a reader typed: letter case doesn't matter, white space stands for any white space, and a
 * word may be broken by a hyphen at a line's end. Null when there is nothing to look for.
 */
export function patternOf(query: string): RegExp | null {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return null
  const source = words.map((word) => [...word].map(escaped).join('(?:-\\n)?')).join('\\s+')
  return new RegExp(source, 'giu')
}

/** Where the pattern stands in a text, as offsets from `offset` on. */
export function findIn(text: string, pattern: RegExp, offset: number): Span[] {
  const hits: Span[] = []
  for (const match of text.matchAll(pattern)) {
    hits.push({ start: offset + match.index, end: offset + match.index + match[0].length })
    if (hits.length >= MOST_HITS) break
  }
  return hits
}

/**
 * The index of the hit to begin with: the first from page `from` on, else the first of all, once all pages are
 * read. -1 while there is none.
 */
export function firstHit(hits: readonly { page: number }[], from: number, isAllRead: boolean): number {
  const ahead = hits.findIndex((hit) => hit.page >= from)
  return ahead < 0 && isAllRead && hits.length > 0 ? 0 : ahead
}

function escaped(letter: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(letter) ? `\\${letter}` : letter
}
