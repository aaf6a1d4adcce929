import { z } from 'zod'
import { fileType } from './document.ts'
import { rowId } from './id.ts'
import { span } from './span.ts'
import { text } from './text.ts'

/** How many passages a query gives at most, page after page. */
export const MAX_HITS = 200

/** `from` and `before` are when a document was uploaded; `cursor` is the `nextCursor` of the answer before. */
export const searchRequest = z.object({
  query: text.trim().min(1).max(1_000),
  documentId: rowId.optional(),
  fileTypes: z.array(fileType).max(20).optional(),
  from: z.iso.datetime().optional(),
  before: z.iso.datetime().optional(),
  limit: z.int().min(1).max(50).default(20),
  cursor: z.int().min(0).max(MAX_HITS).optional(),
})

/**
 * A passage that was found: its place, its words, and which of them were hit (offsets into `snippet`, which begins at
 * `start` of the text). A passage that is not there `byWords` was found by its meaning alone.
 */
export const searchHit = z.object({
  documentId: z.int(),
  filename: z.string(),
  fileType,
  textId: z.int(),
  page: z.int(),
  /** What the file itself calls that page: a sheet's name. */
  pageLabel: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  snippet: z.string(),
  hits: z.array(span),
  byWords: z.boolean(),
  score: z.number(),
})
export type SearchHit = z.infer<typeof searchHit>

/** Whether passages were looked for by their meaning too; unavailable: a model is set up but does not answer. */
export const meaningState = z.enum(['off', 'on', 'unavailable'])

/** What was found; `words` says whether passages with all of the words were, or only ones with some of them. */
export const searchAnswer = z.object({
  hits: z.array(searchHit),
  words: z.enum(['all', 'some']),
  meaning: meaningState,
  nextCursor: z.int().nullable(),
})
export type SearchAnswer = z.infer<typeof searchAnswer>

/** How far the user's passages are searchable by their meaning: `done` of `total`. */
export const searchStatus = z.object({
  meaning: meaningState,
  model: z.string().nullable(),
  driver: z.enum(['off', 'exact', 'pgvector']),
  done: z.int(),
  total: z.int(),
})
export type SearchStatus = z.infer<typeof searchStatus>
