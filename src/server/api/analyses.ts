import { tracked } from '@trpc/server'
import { z } from 'zod'
import {
  analysisDetail,
  analysisId,
  ask as askInput,
  askMany as askManyInput,
  batch,
  batchAsked,
  batchId,
  claimReview,
  historyPage,
  historyRequest,
  type RunEvent,
  reviewClaim as reviewInput,
} from '#contracts/analysis.ts'
import { rowId } from '#contracts/id.ts'
import { estimate as estimateOutput, model } from '#contracts/model.ts'
import { template } from '#contracts/template.ts'
import { usageReport } from '#contracts/usage.ts'
import { ask } from '#server/analyses/ask.ts'
import { askMany, readBatch } from '#server/analyses/ask-many.ts'
import { usage } from '#server/analyses/caps.ts'
import { estimate } from '#server/analyses/estimate.ts'
import { followRun, ownedRun } from '#server/analyses/follow.ts'
import { detail, history } from '#server/analyses/read.ts'
import { reviewClaim } from '#server/analyses/review.ts'
import { remove, stop } from '#server/analyses/stop.ts'
import { TEMPLATES } from '#server/analyses/templates/registry.ts'
import { listModels } from '#server/models/list.ts'
import { stream } from './stream.ts'
import { router, userProcedure } from './trpc.ts'

const eventsRequest = z.object({
  runId: rowId,
  lastEventId: z
    .string()
    .regex(/^\d{1,9}$/)
    .nullish(),
})

export const analysesRouter = router({
  templates: userProcedure.output(z.array(template)).query(() => Object.values(TEMPLATES)),
  models: userProcedure.output(z.array(model)).query(({ ctx }) => listModels(ctx.deps)),
  ask: userProcedure
    .meta({ rate: 'analyses' })
    .input(askInput)
    .output(z.object({ analysisId: z.int() }))
    .mutation(({ ctx, input }) => ask(ctx.deps, { ...input, userId: ctx.userId })),
  askMany: userProcedure
    .meta({ rate: 'analyses', each: 'documentIds' })
    .input(askManyInput)
    .output(batchAsked)
    .mutation(({ ctx, input }) => askMany(ctx.deps, { ...input, userId: ctx.userId })),
  batch: userProcedure
    .input(batchId)
    .output(batch)
    .query(({ ctx, input }) => readBatch(ctx.deps, { ...input, userId: ctx.userId })),
  estimate: userProcedure
    .input(askInput)
    .output(estimateOutput)
    .query(({ ctx, input }) => estimate(ctx.deps, { ...input, userId: ctx.userId })),
  review: userProcedure
    .input(reviewInput)
    .output(claimReview)
    .mutation(({ ctx, input }) => reviewClaim(ctx.deps, { ...input, userId: ctx.userId })),
  usage: userProcedure
    .input(z.object({ days: z.int().min(1).max(366).default(30) }))
    .output(usageReport)
    .query(({ ctx, input }) =>
      usage(ctx.deps, { ...input, userId: ctx.userId, isAdmin: ctx.currentUser.role === 'admin' }),
    ),
  get: userProcedure
    .input(analysisId)
    .output(analysisDetail)
    .query(({ ctx, input }) => detail(ctx.deps, { ...input, userId: ctx.userId })),
  history: userProcedure
    .input(historyRequest)
    .output(historyPage)
    .query(({ ctx, input }) => history(ctx.deps, { ...input, userId: ctx.userId })),
  stop: userProcedure.input(analysisId).mutation(async ({ ctx, input }) => {
    await stop(ctx.deps, { ...input, userId: ctx.userId })
    return {}
  }),
  remove: userProcedure.input(analysisId).mutation(async ({ ctx, input }) => {
    await remove(ctx.deps, { ...input, userId: ctx.userId })
    return {}
  }),
  events: userProcedure.input(eventsRequest).subscription(async ({ ctx, input, signal }) => {
    const run = await ownedRun(ctx.deps, { userId: ctx.userId, id: input.runId })
    const after = Number(input.lastEventId ?? 0)
    return stream(ctx, signal, (until) => numbered(followRun(ctx.deps, { run, after, signal: until })))
  }),
})

/** Each event with its number, from which a browser that was cut off goes on. */
async function* numbered(events: AsyncIterable<{ seq: number; event: RunEvent }>) {
  for await (const { seq, event } of events) yield tracked(String(seq), event)
}
