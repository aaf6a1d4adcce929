import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'

/** Our own marks between pages (see `fenced`), and how models name a page before or after a quote. */
const PAGE_MARK = /\s*\[page \d+\]\s*/gi
const PAGE_BEFORE = /^\s*[[(]?(?:page|p\.|pg\.?|seite|s\.)\s*\d+[\])]?\s*[:,–—-]?\s+/i
const PAGE_AFTER =
  /\s*[,–—-]?\s*[[(](?:page|pages|p\.|pp\.|pg\.?|seite|s\.)\s*\d+(?:\s*[-–]\s*\d+)?[\])]\s*\.?$/i
const OUTER_MARKS = /^\s*["'“”„«»‘’「『]+|["'“”«»‘’」』]+\s*$/g
const OUTER_DOTS = /^\s*[[(]?(?:…|\.{3,})[\])]?\s*|\s*[[(]?(?:…|\.{3,})[\])]?\s*$/g
const EMPHASIS = /\*\*|__|(?<![\p{L}\p{N}])[*_`](?=\S)|(?<=\S)[*_`](?![\p{L}\p{N}])|^\s*(?:>|#{1,6})\s+/gmu
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  nbsp: ' ',
}

/** What models put around and into quotes though the document doesn't say it. Never anything between its words. */
const TIDYINGS: readonly ((exact: string) => string)[] = [
  (exact) => exact.replace(PAGE_MARK, '\n'),
  (exact) => exact.replace(PAGE_AFTER, '').replace(PAGE_BEFORE, ''),
  (exact) => exact.replace(OUTER_MARKS, ''),
  (exact) => exact.replace(OUTER_DOTS, ''),
  (exact) => exact.replace(EMPHASIS, ''),
  (exact) => exact.replace(/&(#39|[a-z]+);/g, (whole, name: string) => ENTITIES[name] ?? whole),
  (exact) => exact.replace(/\\[nrt]/g, ' ').replace(/\\(["'\\/])/g, '$1'),
]

/**
 * The quote as the document has it, freed of quotation marks, page labels, Markdown and dots around it: one at a time,
 * only as far as is needed for it to be found, and as it was when that doesn't help. What is shown as verified is
 * always what was found. A quote with words left out in its middle stays what it is: not found.
 */
export function tidied(
  quote: TextQuoteSelector,
  place: (quote: TextQuoteSelector) => Span | null,
): TextQuoteSelector {
  if (place(quote)) return quote
  let exact = quote.exact
  for (const tidying of TIDYINGS) {
    const tidier = tidying(exact).trim()
    if (tidier === exact || tidier === '') continue
    exact = tidier
    const found = { ...quote, exact }
    if (place(found)) return found
  }
  return quote
}
