import { z } from 'zod'
import { runOutcome, runState, unshown } from '#contracts/analysis.ts'
import { verificationStatus } from '#contracts/citation.ts'
import { documentState, fileType } from '#contracts/document.ts'
import { errorCode as anyErrorCode } from '#contracts/error.ts'
import { jobState } from '#contracts/job.ts'
import { PROGRAM_STATUSES } from '#contracts/job-names.ts'
import { templateId } from '#contracts/template.ts'

/** What `/api/v2` answers, in the names that programs know. What is left out of a shape is not promised. */

const errorCode = anyErrorCode.meta({ id: 'ErrorCode' })
const id = z.int()
const at = z.iso.datetime()

export const account = z.object({ id, email: z.string(), username: z.string() }).meta({ id: 'Account' })

export const token = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int().meta({ description: 'Seconds' }),
  })
  .meta({ id: 'Token' })

export const verified = z.object({ valid: z.literal(true), email: z.string() }).meta({ id: 'Verified' })

const documentFields = {
  id,
  filename: z.string(),
  created_at: at,
  state: documentState,
  file_type: fileType,
  size_bytes: z.int(),
  pages: z.int().nullable(),
  error: errorCode.nullable().meta({ description: 'Why reading it failed' }),
  job_id: z.uuid().nullable().meta({ description: 'The job of its latest reading' }),
}
export const documentShort = z.object(documentFields).meta({ id: 'Document' })
export const documentFull = z
  .object({
    ...documentFields,
    sha256: z.string(),
    language: z.string().nullable(),
    content: z
      .string()
      .nullable()
      .meta({ description: 'The canonical text that citations count in; null until it has been read' }),
  })
  .meta({ id: 'DocumentWithContent' })

export const citation = z
  .object({
    number: id,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    status: verificationStatus.meta({ description: 'What was found for the quote in the document' }),
    page: z.int().nullable(),
    start: z.int().nullable().meta({ description: 'UTF-16 offset in the document’s content' }),
    end: z.int().nullable(),
    occurrences: z.int(),
  })
  .meta({ id: 'Citation' })

export const claim = z
  .object({
    ordinal: id,
    section: z.string().nullable(),
    text: z.string(),
    cells: z.record(z.string(), z.string()).nullable().meta({ description: 'A table’s row, else null' }),
    unshown: z
      .array(unshown.meta({ id: 'Unshown' }))
      .meta({ description: 'What the claim says that its verified quotes don’t show' }),
    citations: z.array(citation),
  })
  .meta({ id: 'Claim' })

const analysisFields = {
  id,
  document_id: id,
  llm_provider: z.string(),
  template: templateId,
  prompt: z.string(),
  response: z
    .string()
    .meta({ description: 'The claims’ words; empty where nothing in the document answers' }),
  state: runState,
  outcome: runOutcome.nullable(),
  cached: z.boolean(),
  cached_age_seconds: z.int().nullable(),
  cost_cents: z.number().nullable().meta({ description: 'Null where the model’s price is not known' }),
  created_at: at,
}
export const analysisShort = z.object(analysisFields).meta({ id: 'Analysis' })
export const analysisFull = z
  .object({ ...analysisFields, claims: z.array(claim) })
  .meta({ id: 'AnalysisWithClaims' })

export const pending = z
  .object({
    job_id: z.uuid(),
    analysis_id: id
      .nullable()
      .meta({ description: 'Null while the document is still read: ask again when its job is complete' }),
  })
  .meta({ id: 'Pending' })

export const uploaded = z.object({ job_id: z.uuid(), document_id: id }).meta({ id: 'Uploaded' })

export const job = z
  .object({
    job_id: z.uuid(),
    kind: z.string(),
    status: z.enum(PROGRAM_STATUSES),
    state: jobState,
    retry_count: z.int(),
    progress: z.number().min(0).max(1),
    cost_cents: z.number().nullable(),
    document_id: id.nullable(),
    analysis_id: id.nullable(),
    last_error: errorCode.nullable(),
    created_at: at,
    updated_at: at,
  })
  .meta({ id: 'Job' })

export const jobPage = z
  .object({
    jobs: z.array(job),
    pagination: z.object({ limit: z.int(), offset: z.int(), total: z.int(), has_more: z.boolean() }),
  })
  .meta({ id: 'JobPage' })

export const found = z
  .object({
    hits: z.array(
      z
        .object({
          document_id: id,
          filename: z.string(),
          page: z.int(),
          start: z.int(),
          end: z.int(),
          snippet: z.string(),
          score: z.number(),
        })
        .meta({ id: 'Hit' }),
    ),
    next_cursor: z.int().nullable(),
  })
  .meta({ id: 'Found' })

export const limits = z
  .object({
    uploads: z.object({
      max_file_bytes: z.int(),
      per_day: z.int(),
      used_today: z.int(),
      resets_at: at.meta({ description: 'When the day ends, at midnight UTC' }),
    }),
    rates: z.array(
      z
        .object({
          name: z.string(),
          limit: z.int(),
          seconds: z.int(),
          remaining: z.int(),
          resets_in: z.int().meta({ description: 'Seconds' }),
        })
        .meta({ id: 'Rate', description: 'So many within so many seconds' }),
    ),
  })
  .meta({ id: 'Limits' })

export const service = z.object({ status: z.literal('ok'), version: z.string() }).meta({ id: 'Service' })

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: errorCode,
    next: z.string().nullable().meta({ description: 'What to do next, for people' }),
    request_id: z.string().nullable(),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields that were refused' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. What else is known of the case stands beside these members.',
  })
export type Problem = z.infer<typeof problem>
