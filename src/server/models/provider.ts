import type { z } from 'zod'
import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { Price } from '#contracts/model.ts'
import type { Span } from '#contracts/span.ts'
import type { TemplateId } from '#contracts/template.ts'

/** One statement as a model drafts it; nothing in it is believed before its quotes are verified. */
export interface DraftClaim {
  /** The heading under which the statement is shown; null when it stands under none. */
  section: string | null
  text: string
  /** A table's row: column id to text; left out for prose. */
  cells?: Record<string, string>
  quotes: TextQuoteSelector[]
}

/** What the analyst reports while it answers, in the order in which it happens. */
export type AnswerEvent =
  | { type: 'claim'; claim: DraftClaim }
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
  template: TemplateId
  /** The question's words; null for templates that need none. */
  question: string | null
  source: SourceText
}

/** What both kinds of models say of themselves. */
interface Named {
  /** `extractive`, or `provider/model`. */
  id: string
  label: string
  /** For people: what to expect of it. */
  description: string
  /** True when the text does not leave this server, or goes to one that the operator calls local. */
  local: boolean
}

/** The built-in analyst: answers from the text by itself. */
export interface Analyst extends Named {
  kind: 'analyst'
  /** Ends early, throwing the signal's reason, when `signal` is aborted. */
  answer(request: AnswerRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>
}

/** One call to a language model. No tools, ever: what it reads is data, and what it writes is checked. */
export interface Generation {
  /** Who it is and what it must do: ours alone, never a word of a document. */
  system: string
  /** The question and the document's text, delimited and labelled as data. */
  prompt: string
  /** JSON of this shape is asked for, by the provider's own means where it has them, else in words. */
  schema: z.ZodType
  maxOutputTokens: number
}

export type GenerationEvent =
  | { type: 'text'; text: string }
  | { type: 'usage'; inputTokens: number; outputTokens: number }

/** A language model behind its provider's protocol. */
export interface LanguageModel extends Named {
  kind: 'language'
  provider: string
  /** Where the text goes, as the page names it. */
  host: string
  contextTokens: number
  /** What it writes at most in one call. */
  outputTokens: number
  price: Price | null
  /**
   * Streams one answer. Usage comes at its end, and also before what it throws where the provider told it. Throws
   * AppError `model.*` for whatever the provider does wrong, within bounded time; the signal's reason when aborted.
   */
  generate(call: Generation, signal: AbortSignal): AsyncIterable<GenerationEvent>
}

export type Provider = Analyst | LanguageModel
