import type { z } from 'zod'
import type { AnalysisDetail, AnalysisRow, Run } from '#contracts/analysis.ts'
import type { DocumentRow } from '#contracts/document.ts'
import type { Job } from '#contracts/job.ts'
import { programStatus } from '#contracts/job-names.ts'
import type { UploadLimits } from '#contracts/limits.ts'
import type { Rate, Taken } from '#server/platform/limiter/limiter.ts'
import type * as shapes from './shapes.ts'

/** Millionths of a dollar in cents. */
export function toCents(micros: number | null): number | null {
  return micros === null ? null : micros / 10_000
}

export function toDocument(row: DocumentRow): z.infer<typeof shapes.documentShort> {
  return {
    id: row.id,
    filename: row.filename,
    created_at: row.createdAt,
    state: row.state,
    file_type: row.fileType,
    size_bytes: row.sizeBytes,
    pages: row.pages,
    error: row.error,
    job_id: row.jobId,
  }
}

export function toAnalysis(row: AnalysisRow, response: string): z.infer<typeof shapes.analysisShort> {
  return {
    id: row.id,
    document_id: row.documentId,
    llm_provider: row.model,
    template: row.template,
    prompt: row.question,
    response,
    state: row.state,
    outcome: row.outcome,
    cached: row.cached,
    cached_age_seconds: row.cachedAgeSeconds,
    cost_cents: toCents(row.costMicros),
    created_at: row.createdAt,
  }
}

export function toFullAnalysis(detail: AnalysisDetail): z.infer<typeof shapes.analysisFull> {
  const claims = detail.runs[0]?.claims ?? []
  return {
    ...toAnalysis(detail, claims.map((claim) => claim.text).join('\n\n')),
    claims: claims.map(toClaim),
  }
}

function toClaim(claim: Run['claims'][number]): z.infer<typeof shapes.claim> {
  const { ordinal, section, text, cells, unshown } = claim
  return {
    ordinal,
    section,
    text,
    cells,
    unshown,
    citations: claim.citations.map(({ marks: _, difference: __, ...citation }) => citation),
  }
}

/** `costMicros`: of its run; what only reads a document costs nothing. */
export function toJob(
  row: Job,
  input: { analysisId: number | null; documentId: number | null; costMicros: number | null },
): z.infer<typeof shapes.job> {
  return {
    job_id: row.id,
    kind: row.kind,
    status: programStatus(row),
    state: row.state,
    retry_count: Math.max(0, row.attempts - 1),
    progress: row.state === 'done' ? 1 : Math.min(1, Math.max(0, row.progress)),
    cost_cents: toCents(input.costMicros),
    document_id: input.documentId,
    analysis_id: input.analysisId,
    last_error: row.lastError,
    created_at: row.createdAt,
    updated_at: row.updatedAt,
  }
}

export function toLimits(own: UploadLimits, rates: (Rate & Taken)[]): z.infer<typeof shapes.limits> {
  return {
    uploads: {
      max_file_bytes: own.maxFileBytes,
      per_day: own.uploadsPerDay,
      used_today: own.uploadedToday,
      resets_at: own.resetsAt,
    },
    rates: rates.map(({ name, limit, seconds, remaining, resetsIn }) => ({
      ...{ name, limit, seconds, remaining },
      resets_in: Math.ceil(resetsIn / 1000),
    })),
  }
}
