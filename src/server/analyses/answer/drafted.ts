import { z } from 'zod'
import type { TextQuoteSelector } from '#contracts/citation.ts'
import { text } from '#contracts/text.ts'

/** A claim as a model wrote it, whatever words it used for its fields. */
export interface Drafted {
  section: string | null
  text: string
  cells: Record<string, string> | null
  quotes: TextQuoteSelector[]
  /** Numbers of notes (digests) or of the statement (second try). */
  notes: number[]
  number: number | null
}

const MOST_QUOTES = 20
const words = (most: number) => text.transform((value) => value.slice(0, most).toWellFormed())

const quote = z.union([
  words(8_000).transform((exact) => ({ exact })),
  z
    .object({
      exact: words(8_000).optional(),
      quote: words(8_000).optional(),
      text: words(8_000).optional(),
      prefix: words(400).nullish(),
      suffix: words(400).nullish(),
    })
    .transform(({ exact, quote: quoted, text: said, prefix, suffix }) => ({
      exact: exact ?? quoted ?? said ?? '',
      ...(prefix ? { prefix } : {}),
      ...(suffix ? { suffix } : {}),
    })),
])
const quotes = z
  .preprocess(
    (value) => (Array.isArray(value) || value == null ? value : [value]),
    z.array(z.unknown()).nullish(),
  )
  .transform((list) => (list ?? []).slice(0, MOST_QUOTES).flatMap((one) => quote.safeParse(one).data ?? []))
const cell = z.union([words(4_000), z.number().transform(String), z.null().transform(() => '')])
const numbers = z
  .array(z.coerce.number().int())
  .catch([])
  .transform((list) => list.slice(0, 50))

const claim = z.object({
  section: words(200).nullish().catch(null),
  text: words(4_000).optional(),
  claim: words(4_000).optional(),
  statement: words(4_000).optional(),
  answer: words(4_000).optional(),
  cells: z.record(z.string(), cell).nullish().catch(null),
  quotes: quotes.optional(),
  quote: quotes.optional(),
  evidence: quotes.optional(),
  citations: quotes.optional(),
  notes: numbers.optional(),
  number: z.coerce.number().int().nullish().catch(null),
})

/** A claim of a model's JSON, or null for what is none (a quote, the whole answer). Nothing in it is believed yet. */
export function toDrafted(value: unknown): Drafted | null {
  const found = claim.safeParse(value).data
  if (!found) return null
  const isList = Array.isArray((value as { claims?: unknown }).claims)
  const said = (found.text ?? found.claim ?? found.statement ?? found.answer)?.trim()
  const isQuote = 'exact' in (value as object) || 'prefix' in (value as object)
  if (said === undefined || isList || isQuote) return null
  const given = [found.quotes, found.quote, found.evidence, found.citations].find(
    (list) => list && list.length > 0,
  )
  return {
    section: found.section?.trim() || null,
    text: said,
    cells: found.cells ?? null,
    quotes: (given ?? []).filter(({ exact }) => exact.trim() !== ''),
    notes: found.notes ?? [],
    number: found.number ?? null,
  }
}
