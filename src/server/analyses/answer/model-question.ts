import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { PageInfo } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import type { Template } from '#contracts/template.ts'

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
