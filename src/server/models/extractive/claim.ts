import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { DraftClaim } from '../provider.ts'
import { visibleText } from './lines.ts'
import type { Reading, Sentence } from './reading.ts'

/** Characters of neighbouring text that tell one occurrence of a quote from another. */
const CONTEXT = 32

/** The quote of a sentence: its canonical characters, without skippable spans, and its neighbourhood. */
export function quoteOf({ source, skipped }: Reading, sentence: Sentence): TextQuoteSelector {
  const { start, end } = sentence.span
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
  return { section, text: sentence.text, quotes: [quoteOf(reading, sentence)] }
}
