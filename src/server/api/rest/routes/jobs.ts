import { z } from 'zod'
import { MAX_INTEGER } from '#contracts/id.ts'
import { type JobRow, jobState } from '#contracts/job.ts'
import type { Db } from '#server/platform/db.ts'
import { limitOf } from '../parameters.ts'
import { costsOfRuns } from '../repo.ts'
import { route } from '../route.ts'
import { toJob } from '../shape.ts'
import * as shapes from '../shapes.ts'

const oneJob = z.object({ job_id: z.uuid() })

async function shown(db: Db, rows: JobRow[]) {
  const runIds = rows.flatMap((row) => row.runId ?? [])
  const costs = runIds.length > 0 ? await costsOfRuns(db, runIds) : new Map<number, number | null>()
  return rows.map((row) =>
    toJob(row, {
      analysisId: row.analysisId,
      documentId: row.document?.id ?? null,
      costMicros: row.runId === null ? 0 : (costs.get(row.runId) ?? null),
    }),
  )
}

export const jobRoutes = [
  route({
    method: 'GET',
    path: '/jobs',
    tag: 'Jobs',
    summary: 'List the jobs, newest first',
    needs: 'read',
    query: z.object({
      state: jobState.optional(),
      limit: limitOf(200, 50),
      offset: z.coerce.number().int().min(0).max(MAX_INTEGER).default(0),
    }),
    answers: { 200: { description: 'A page of jobs', schema: shapes.jobPage } },
    errors: [],
    async call({ ctx, caller, query: { state, limit, offset } }) {
      const page = await caller.jobs.list({ limit, offset, ...(state && { states: [state] }) })
      const has_more = offset + page.rows.length < page.total
      const pagination = { limit, offset, total: page.total, has_more }
      return { status: 200, body: { jobs: await shown(ctx.deps.db, page.rows), pagination } }
    },
  }),
  route({
    method: 'GET',
    path: '/jobs/{job_id}',
    tag: 'Jobs',
    summary: 'Ask how far a job is',
    description: '`status` ends in `complete` or `failed` in every case; `progress` goes from 0 to 1.',
    needs: 'read',
    params: oneJob,
    answers: { 200: { description: 'The job', schema: shapes.job } },
    errors: ['job.not_found'],
    async call({ ctx, caller, params }) {
      const { job } = await caller.jobs.get({ id: params.job_id })
      return { status: 200, body: (await shown(ctx.deps.db, [job]))[0] }
    },
  }),
  route({
    method: 'POST',
    path: '/jobs/{job_id}/retry',
    tag: 'Jobs',
    summary: 'Try a failed or cancelled job again',
    needs: 'write',
    idempotent: true,
    params: oneJob,
    answers: { 200: { description: 'The job, waiting again', schema: shapes.job } },
    errors: ['job.not_found', 'job.not_retryable'],
    async call({ ctx, caller, params }) {
      await caller.jobs.retry({ id: params.job_id })
      const { job } = await caller.jobs.get({ id: params.job_id })
      return { status: 200, body: (await shown(ctx.deps.db, [job]))[0] }
    },
  }),
]
