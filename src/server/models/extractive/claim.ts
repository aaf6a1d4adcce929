import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'
import type { DraftClaim } from '../provider.ts'
import { visibleText } from './lines.ts'
import type { Reading, Sentence } from './reading.ts'

/** Characters of neighbouring text that tell one occurrence of a quote from another. */
const CONTEXT = 32

/** The quote of a span: its canonical characters, without skippable spans, and its neighbourhood. */
export function quoteOf({ source, skipped }: Reading, { start, end }: Span): TextQuoteSelector {
  // More is looked at than kept, as running heads may stand between.
  const before = visibleText(source.text, skipped, Math.max(0, start - CONTEXT * 16), start)
  const after = visibleText(source.text, skipped, end, Math.min(source.text.length, end + CONTEXT * 16))
  return {
    exact: visibleText(source.text, skipped, start, end),
    prefix: before.slice(-CONTEXT).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: after.slice(0, CONTEXT).replace(/[\uD800-\uDBFF]$/, ''),
  }
}

/** A sentence as a statement that rests on itself. */
export function claimOf(reading: Reading, sentence: Sentence, section: string | null): DraftClaim {
  return { section, text: sentence.text, quotes: [quoteOf(reading, sentence.span)] }
}

/** Two sentences that follow each other as one statement with one quote over both, and what stands between. */
export function claimOfBoth(reading: Reading, first: Sentence, second: Sentence): DraftClaim {
  const { source, skipped } = reading
  const between = visibleText(source.text, skipped, first.span.end, second.span.start).trim()
  const quote = quoteOf(reading, { start: first.span.start, end: second.span.end })
  return { section: null, text: `${first.text}${between} ${second.text}`, quotes: [quote] }
}

/** Lines as they stand, white space folded, as a statement that rests on itself. */
export function claimOfSpan(reading: Reading, span: Span): DraftClaim {
  const quote = quoteOf(reading, span)
  return { section: null, text: quote.exact.replace(/\s+/gu, ' ').trim(), quotes: [quote] }
}
