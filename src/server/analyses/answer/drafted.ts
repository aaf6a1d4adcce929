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

/** Names under which models give a claim's words and its quotes, though they were told ours. */
export const TEXT_FIELDS = [
  'text',
  'claim',
  'statement',
  'answer',
  'fact',
  'finding',
  'point',
  'summary',
] as const
export const QUOTE_FIELDS = [
  ...([
    'quotes',
    'quote',
    'evidence',
    'citations',
    'citation',
    'supporting_quotes',
    'supporting_quote',
  ] as const),
  ...(['sources', 'references', 'excerpts', 'excerpt', 'passages', 'support'] as const),
] as const

const quote = z.union([
  words(8_000).transform((exact) => ({ exact })),
  z
    .object({
      exact: words(8_000).optional(),
      quote: words(8_000).optional(),
      text: words(8_000).optional(),
      excerpt: words(8_000).optional(),
      passage: words(8_000).optional(),
      prefix: words(400).nullish().catch(null),
      suffix: words(400).nullish().catch(null),
    })
    .transform(({ exact, quote: quoted, text: said, excerpt, passage, prefix, suffix }) => ({
      exact: exact ?? quoted ?? said ?? excerpt ?? passage ?? '',
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
const cell = z.union([words(4_000), z.number().transform(String)]).catch('')
/** Numbers however they are written: 3, "3", "Note 3", [3, 4]. */
const numbers = z.unknown().transform((given) =>
  (Array.isArray(given) ? given : [given])
    .flatMap((one) => /\d{1,6}/.exec(String(one))?.[0] ?? [])
    .map(Number)
    .slice(0, 50),
)
const fields = <T extends z.ZodType>(names: readonly string[], type: T): Record<string, z.ZodOptional<T>> =>
  Object.fromEntries(names.map((name) => [name, type.optional()]))

const claim = z.object({
  section: words(200).nullish().catch(null),
  heading: words(200).nullish().catch(null),
  cells: z.record(z.string(), cell).nullish().catch(null),
  notes: numbers.optional(),
  number: z.coerce.number().int().nullish().catch(null),
})
const said = z.object(fields(TEXT_FIELDS, words(4_000).catch('')))
const given = z.object(fields(QUOTE_FIELDS, quotes))

/** A claim of a model's JSON, or null for what is none (a quote, the whole answer). Nothing in it is believed yet. */
export function toDrafted(value: unknown): Drafted | null {
  const found = claim.safeParse(value).data
  if (!found || Array.isArray((value as { claims?: unknown }).claims)) return null
  if ('exact' in (value as object) || 'prefix' in (value as object)) return null
  const texts = said.safeParse(value).data ?? {}
  const text = TEXT_FIELDS.map((name) => texts[name]?.trim()).find((one) => one !== undefined)
  const cells = found.cells ?? flatCells(value as object)
  if (text === undefined && Object.values(cells ?? {}).every((one) => one.trim() === '')) return null
  const lists = given.safeParse(value).data ?? {}
  const cited = QUOTE_FIELDS.map((name) => lists[name] ?? []).find((list) => list.length > 0) ?? []
  return {
    section: (found.section ?? found.heading)?.trim() || null,
    text: text ?? '',
    cells,
    quotes: cited.filter(({ exact }) => exact.trim() !== ''),
    notes: found.notes ?? [],
    number: found.number ?? null,
  }
}

const OURS = new Set<string>([
  ...TEXT_FIELDS,
  ...QUOTE_FIELDS,
  'section',
  'heading',
  'notes',
  'number',
  'not_found',
])

/** The cells of a row that was written without the object around them; null when its quotes are not there either. */
function flatCells(value: object): Record<string, string> | null {
  if (!QUOTE_FIELDS.some((name) => name in value)) return null
  const rest = Object.entries(value).flatMap(([name, one]) => {
    const words = OURS.has(name) ? undefined : cell.safeParse(one).data
    return words ? [[name, words] as const] : []
  })
  return rest.length > 0 ? Object.fromEntries(rest) : null
}
