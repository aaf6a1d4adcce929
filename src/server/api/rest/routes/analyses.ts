import { z } from 'zod'
import { rowId } from '#contracts/id.ts'
import { templateId } from '#contracts/template.ts'
import { text } from '#contracts/text.ts'
import { findJobOfRun } from '#server/jobs/repo.ts'
import { AppError } from '#server/platform/errors.ts'
import { requireUserId } from '../../doors/answer.ts'
import { cursor, idInPath, limitOf, nextPage } from '../parameters.ts'
import { pickModel } from '../pick-model.ts'
import { wordsOfAnalyses } from '../repo.ts'
import { type Answer, route } from '../route.ts'
import { toAnalysis, toFullAnalysis } from '../shape.ts'
import * as shapes from '../shapes.ts'
import { whenAnswered, whenRead } from '../wait.ts'

/** It takes longer than one waits: the job says when it is done. */
function later(jobId: string, analysisId: number | null): Answer {
  return {
    status: 202,
    body: { job_id: jobId, analysis_id: analysisId },
    headers: { location: `/api/v2/jobs/${jobId}`, 'retry-after': '5' },
    // Nothing has been asked yet while the document is read: the same key asks then.
    ...(analysisId === null && { passing: true }),
  }
}

export const analysisRoutes = [
  route({
    method: 'POST',
    path: '/analyses',
    tag: 'Analyses',
    summary: 'Put a question to a document',
    description:
      'Waits up to 60 seconds (or as the operator sets) for the document and the answer. The same question within the hour is answered from the cache; `fresh` goes past it. `llm_provider` is a model’s id or a provider’s name, `template` a kind of analysis; those other than `question` need no prompt.',
    needs: 'write',
    idempotent: true,
    body: {
      schema: z.object({
        document_id: rowId,
        llm_provider: text.min(1).max(200).default('extractive'),
        prompt: text.default(''),
        template: templateId.default('question'),
        fresh: z.boolean().default(false),
      }),
      example: { document_id: 1, llm_provider: 'extractive', prompt: 'How long is the notice period?' },
    },
    answers: {
      200: { description: 'The answer', schema: shapes.analysisFull },
      202: {
        description: 'It takes longer: look at the job',
        schema: shapes.pending,
        headers: { Location: 'The job', 'Retry-After': 'Seconds until it is worth a look' },
      },
    },
    errors: [
      'document.not_found',
      'document.in_trash',
      'document.not_ready',
      'analysis.unknown_model',
      'analysis.question_missing',
      'analysis.question_too_long',
      'analysis.template_needs_model',
      'model.no_key',
      'model.switched_off',
      'model.stays_here',
      'model.cap_reached',
    ],
    async call({ ctx, caller, body, request }) {
      const userId = await requireUserId(ctx, 'write')
      const model = pickModel(await caller.analyses.models(), body.llm_provider)
      const signal = AbortSignal.any([
        request.signal,
        AbortSignal.timeout(ctx.deps.env.answerWaitSeconds * 1000),
      ])
      const document = await whenRead(ctx.deps, { userId, id: body.document_id, signal })
      if (!document.text) {
        if (document.error) throw new AppError(document.error, { documentId: document.id })
        const isUnderWay = document.state === 'queued' || document.state === 'processing'
        if (isUnderWay && document.jobId) return later(document.jobId, null)
      }
      const { template, prompt, fresh } = body
      const asked = { documentId: document.id, template, question: prompt, model, fresh }
      const { analysisId } = await caller.analyses.ask(asked)
      const analysis = await whenAnswered(ctx.deps, { userId, id: analysisId, signal })
      const run = analysis.runs[0]
      if (run?.state === 'failed' && run.error && run.claims.length === 0)
        throw new AppError(run.error, { analysisId })
      if (run && (run.state === 'queued' || run.state === 'working')) {
        const job = await findJobOfRun(ctx.deps.db, { userId, runId: run.id })
        if (job) return later(job.id, analysisId)
      }
      return { status: 200, body: toFullAnalysis(analysis) }
    },
  }),
  route({
    method: 'GET',
    path: '/analyses/{document_id}',
    tag: 'Analyses',
    summary: 'List a document’s analyses, newest first',
    needs: 'read',
    params: z.object({ document_id: idInPath }),
    query: z.object({ limit: limitOf(200, 50), cursor }),
    answers: {
      200: {
        description: 'A page of analyses',
        schema: z.array(shapes.analysisShort),
        headers: { Link: 'The next page, if there is one' },
      },
    },
    errors: ['document.not_found'],
    async call({ ctx, caller, params, query, request }) {
      const documentId = params.document_id
      await caller.documents.get({ id: documentId })
      const { rows, nextCursor } = await caller.analyses.history({ documentId, ...query })
      const words = await wordsOfAnalyses(
        ctx.deps.db,
        rows.map((row) => row.id),
      )
      const body = rows.map((row) => toAnalysis(row, words.get(row.id) ?? ''))
      return { status: 200, body, headers: nextPage(request, nextCursor) }
    },
  }),
  route({
    method: 'GET',
    path: '/search',
    tag: 'Documents',
    summary: 'Search all documents, or one',
    needs: 'read',
    query: z.object({
      q: text.min(1).max(1_000),
      document_id: idInPath.optional(),
      limit: limitOf(50, 20),
      cursor: z.coerce.number().int().min(0).max(200).optional().meta({ description: '`next_cursor`' }),
    }),
    answers: { 200: { description: 'Passages, best first', schema: shapes.found } },
    errors: [],
    async call({ caller, query: { q, document_id, ...page } }) {
      const answer = await caller.search.query({ query: q, documentId: document_id, ...page })
      const hits = answer.hits.map(({ documentId, filename, page, start, end, snippet, score }) => ({
        document_id: documentId,
        filename,
        page,
        start,
        end,
        snippet,
        score,
      }))
      return { status: 200, body: { hits, next_cursor: answer.nextCursor } }
    },
  }),
]
