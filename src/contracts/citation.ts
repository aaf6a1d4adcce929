import { z } from 'zod'

/** W3C Web Annotation TextQuoteSelector: the quoted words, and what stands before and after them. */
export const textQuoteSelector = z.object({
  exact: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
})
export type TextQuoteSelector = z.infer<typeof textQuoteSelector>

/**
 * What the software found for a quote in the canonical text.
 * `exact`: the same code units. `typographic`: the same but for white space, hyphenation and the like.
 * `altered`: close, but a word, number or sign differs; never counts as verified. `missing`: nothing like it.
 */
export const verificationStatus = z.enum(['exact', 'typographic', 'altered', 'missing'])
export type VerificationStatus = z.infer<typeof verificationStatus>

/** One step of a word difference, in reading order: what the quote says against what the document says. */
export const differencePart = z.object({
  kind: z.enum(['same', 'quote', 'document']),
  text: z.string(),
})
export type DifferencePart = z.infer<typeof differencePart>

export const verification = z.object({
  status: verificationStatus,
  /** Where the quote (or, for `altered`, the nearest passage) stands; null when missing. */
  start: z.int().nullable(),
  end: z.int().nullable(),
  /** How often the quote stands in the text when prefix and suffix cannot tell which is meant; else 1, 0 when missing. */
  occurrences: z.int(),
  difference: z.array(differencePart).nullable(),
})
export type Verification = z.infer<typeof verification>

/** True for the statuses that may be shown as verified. */
export function isVerified(status: VerificationStatus): boolean {
  return status === 'exact' || status === 'typographic'
}
