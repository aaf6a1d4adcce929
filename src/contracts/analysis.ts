import { z } from 'zod'
import { differencePart, verificationStatus } from './citation.ts'
import { errorCode } from './error.ts'
import { MAX_INTEGER, rowId } from './id.ts'
import { templateId } from './template.ts'
import { text } from './text.ts'

export const MAX_QUESTION = 4_000

export const analysisId = z.object({ id: rowId })
export const runId = z.object({ id: rowId })

/** A question as the form sends it. Whether one is needed is the template's to say. */
export const ask = z.object({
  documentId: rowId,
  template: templateId,
  question: text.default(''),
  model: text.min(1).max(200).default('extractive'),
  /** "Ask again": goes past the cache. */
  fresh: z.boolean().default(false),
})
export type Ask = z.infer<typeof ask>

export const MAX_BATCH = 50

/** The same question to several documents: one batch, an analysis each. */
export const askMany = ask.omit({ documentId: true }).extend({
  documentIds: z.array(rowId).min(1).max(1_000),
  /** A batch of the same user that these join, as when what failed is asked again; a new one when left out. */
  batchId: z.uuid().optional(),
})
export type AskMany = z.infer<typeof askMany>

/** How a document of a batch was taken: an analysis, or why not. */
export const batchAsked = z.object({
  batchId: z.uuid(),
  asked: z.array(
    z.object({ documentId: z.int(), analysisId: z.int().nullable(), error: errorCode.nullable() }),
  ),
})
export const batchId = z.object({ id: z.uuid() })

export const rect = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() })
export type Rect = z.infer<typeof rect>

/** The rectangles to mark on one page, in PDF points, origin top left. */
export const pageMarks = z.object({ page: z.int(), rects: z.array(rect) })
export type PageMarks = z.infer<typeof pageMarks>

export const citation = z.object({
  /** Its number within the run; stays what it is. */
  number: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  status: verificationStatus,
  start: z.int().nullable(),
  end: z.int().nullable(),
  occurrences: z.int(),
  difference: z.array(differencePart).nullable(),
  page: z.int().nullable(),
  marks: z.array(pageMarks),
})
export type Citation = z.infer<typeof citation>

/**
 * What a claim says that its verified quotes don't show. `approximation`: the number stands in a quote, but is meant
 * otherwise there ("about 30"); `opposite`: the quote says the contrary there ("fell" for "rose"), or what changed places. `quote`: what a quote says instead; with `negation`, the one that the claim leaves out.
 */
export const unshown = z.object({
  kind: z.enum(['number', 'unit', 'date', 'name', 'negation', 'approximation', 'opposite']),
  text: z.string(),
  quote: z.string().optional(),
})
export type Unshown = z.infer<typeof unshown>

/** What a reader made of a claim. `note` is '' without one. */
export const claimReview = z.object({
  verdict: z.enum(['accepted', 'rejected']).nullable(),
  note: z.string(),
})
export type ClaimReview = z.infer<typeof claimReview>

export const reviewClaim = z.object({
  runId: rowId,
  ordinal: z.int().positive().max(MAX_INTEGER),
  verdict: z.enum(['accepted', 'rejected']).nullable(),
  note: text.max(2_000, 'Use at most 2,000 characters.').default(''),
})

export const claim = z.object({
  ordinal: z.int(),
  section: z.string().nullable(),
  text: z.string(),
  /** A table's row: column id to text; null for prose. */
  cells: z.record(z.string(), z.string()).nullable(),
  /** Its quotes are the model's second try, after not all of the first were found. */
  retried: z.boolean(),
  review: claimReview,
  unshown: z.array(unshown),
  citations: z.array(citation),
})
export type Claim = z.infer<typeof claim>

export const runState = z.enum(['queued', 'working', 'done', 'stopped', 'failed'])
export type RunState = z.infer<typeof runState>

/** `answered`: claims stand; `not_found`: nothing in the document answers. Null until the run ends. */
export const runOutcome = z.enum(['answered', 'not_found'])

/**
 * How much of a run holds. `verified`: citations whose quote was found. `supported`: claims that rest on verified
 * quotes and say nothing beyond them.
 */
export const tally = z.object({
  claims: z.int(),
  supported: z.int(),
  citations: z.int(),
  verified: z.int(),
})
export type Tally = z.infer<typeof tally>

export const reading = z.enum(['whole', 'passages', 'map_reduce'])

export const run = z.object({
  id: z.int(),
  model: z.string(),
  state: runState,
  outcome: runOutcome.nullable(),
  error: errorCode.nullable(),
  /** The text version that its citations were verified against. */
  textId: z.int(),
  /** Inclusive ranges of pages that the model was given. */
  pagesGiven: z.array(z.tuple([z.int(), z.int()])),
  /** How the text was given to the model. */
  reading,
  inputTokens: z.int(),
  outputTokens: z.int(),
  /** In millionths of a dollar; null where the model's price is not known. */
  costMicros: z.int().nullable(),
  /** Kept when the run ends; null before. */
  tally: tally.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  claims: z.array(claim),
})
export type Run = z.infer<typeof run>

/** A row of the history. `cachedAgeSeconds`: how old the answer was when it was given from the cache, else null. */
export const analysisRow = z.object({
  id: z.int(),
  documentId: z.int(),
  filename: z.string(),
  documentDeleted: z.boolean(),
  /** Asked of several documents at once. */
  batchId: z.uuid().nullable(),
  /** How many documents it was asked of; null for one that was asked alone. */
  batchDocuments: z.int().nullable(),
  template: templateId,
  model: z.string(),
  question: z.string(),
  state: runState,
  outcome: runOutcome.nullable(),
  claims: z.int(),
  supported: z.int(),
  verified: z.int(),
  citations: z.int(),
  /** Claims that a reader accepted or rejected. */
  reviewed: z.int(),
  costMicros: z.int().nullable(),
  cached: z.boolean(),
  cachedAgeSeconds: z.int().nullable(),
  createdAt: z.iso.datetime(),
})
export type AnalysisRow = z.infer<typeof analysisRow>

export const analysisDetail = analysisRow.extend({ runs: z.array(run) })
export type AnalysisDetail = z.infer<typeof analysisDetail>

/** Filters of the history; what is left out doesn't filter. Newest first; `cursor` is the last id seen. */
export const historyRequest = z.object({
  documentId: rowId.optional(),
  template: templateId.optional(),
  model: text.max(200).optional(),
  cursor: rowId.optional(),
  limit: z.int().min(1).max(200).default(50),
})

export const batch = z.object({
  id: z.uuid(),
  template: templateId,
  model: z.string(),
  question: z.string(),
  createdAt: z.iso.datetime(),
  rows: z.array(analysisRow),
})
export type Batch = z.infer<typeof batch>

export const historyPage = z.object({ rows: z.array(analysisRow), nextCursor: z.int().nullable() })

/** What happens in a run while it is watched, in the order of `seq`. */
export const runEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: runState, progress: z.number().nullable() }),
  /** How far the reading in parts is, or that the quotes are looked up once more. */
  z.object({
    type: z.literal('stage'),
    stage: z.enum(['parts', 'checking']),
    done: z.int(),
    of: z.int(),
  }),
  /** Everything before was of an attempt that was interrupted: start from an empty answer. */
  z.object({ type: z.literal('restart') }),
  z.object({ type: z.literal('claim'), claim }),
  /** The claim of this ordinal again, after the model's second try at its quotes. */
  z.object({ type: z.literal('revised'), claim }),
  /** What the model is writing, as it comes; the claim that follows takes its place. */
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('end'),
    state: runState,
    outcome: runOutcome.nullable(),
    error: errorCode.nullable(),
  }),
])
export type RunEvent = z.infer<typeof runEvent>
