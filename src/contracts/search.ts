import { z } from 'zod'
import { rowId } from './id.ts'
import { span } from './span.ts'
import { text } from './text.ts'

export const searchRequest = z.object({
  query: text.trim().min(1).max(1_000),
  documentId: rowId.optional(),
  limit: z.int().min(1).max(50).default(20),
})

/** A passage that was found: its place, its words, and which of them were hit (offsets into `snippet`). */
export const searchHit = z.object({
  documentId: z.int(),
  filename: z.string(),
  textId: z.int(),
  page: z.int(),
  start: z.int(),
  end: z.int(),
  snippet: z.string(),
  hits: z.array(span),
  score: z.number(),
})
export type SearchHit = z.infer<typeof searchHit>
