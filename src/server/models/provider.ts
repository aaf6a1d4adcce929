import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'

/** One statement as a provider drafts it; nothing in it is believed before its quotes are verified. */
export interface DraftClaim {
  /** The heading under which the statement is shown; null when it stands under none. */
  section: string | null
  text: string
  quotes: TextQuoteSelector[]
}

/** What a provider reports while it answers, in the order in which it happens. */
export type AnswerEvent =
  | { type: 'claim'; claim: DraftClaim }
  /** Prose as it streams (language models). */
  | { type: 'text'; text: string }
  /** Nothing in the document answers. */
  | { type: 'not_found' }
  | { type: 'usage'; inputTokens: number; outputTokens: number }

/** A document's canonical text; all positions are UTF-16 offsets in `text`. */
export interface SourceText {
  text: string
  pages: { number: number; start: number; end: number }[]
  /** Running heads, feet and page numbers: no part of the prose. */
  skippable: Span[]
  /** ISO 639-1 code, or null when unknown. */
  language: string | null
}

export interface AnswerRequest {
  template: 'summary' | 'key_facts' | 'question'
  /** The question's words; null for templates that need none. */
  question: string | null
  source: SourceText
}

/** Something that answers a request about one document: a language model, or the built-in extractive analyst. */
export interface Provider {
  id: string
  label: string
  /** True when the text does not leave this server. */
  local: boolean
  /** Ends early, throwing the signal's reason, when `signal` is aborted. */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>
}
