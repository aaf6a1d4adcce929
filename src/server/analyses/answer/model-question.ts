import type { Run } from '#contracts/analysis.ts'
import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { PageInfo } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import type { Template } from '#contracts/template.ts'
import type { DraftClaim } from '#server/models/provider.ts'

/** What a model is asked about one text. */
export interface ModelQuestion {
  template: Template
  question: string | null
  text: string
  pages: readonly PageInfo[]
  /** Spans of the text that bear on words, best first. */
  find(words: string): Promise<Span[]>
  /** Where a quote stands when it is verified, else null. */
  place(quote: TextQuoteSelector): Span | null
}

/** What happens while a model is asked, in this order: what it is given, then what it says. */
export type ModelAnswer =
  | { type: 'reading'; reading: Run['reading']; parts: readonly Span[] }
  /** Parts of a long text that have been read. */
  | { type: 'progress'; done: number; of: number }
  | { type: 'claim'; claim: DraftClaim }
  /** More words of the claim that is being written. */
  | { type: 'text'; text: string }
