import { z } from 'zod'
import { job, jobEvent, jobId, jobList, jobListRequest, jobRow } from '#contracts/job.ts'
import { cancel } from '#server/jobs/cancel.ts'
import { followJobs } from '#server/jobs/follow.ts'
import { detail, list } from '#server/jobs/read.ts'
import { retry, retryFailed } from '#server/jobs/retry.ts'
import { stream } from './stream.ts'
import { router, userProcedure } from './trpc.ts'

export const jobsRouter = router({
  list: userProcedure
    .input(jobListRequest.default({ limit: 50, offset: 0 }))
    .output(jobList)
    .query(({ ctx, input }) => list(ctx.deps, { ...input, userId: ctx.userId })),
  get: userProcedure
    .input(jobId)
    .output(z.object({ job: jobRow, events: z.array(jobEvent) }))
    .query(({ ctx, input }) => detail(ctx.deps, { ...input, userId: ctx.userId })),
  retry: userProcedure
    .input(jobId)
    .output(job)
    .mutation(({ ctx, input }) => retry(ctx.deps, { ...input, userId: ctx.userId })),
  retryFailed: userProcedure
    .output(z.object({ retried: z.int() }))
    .mutation(({ ctx }) => retryFailed(ctx.deps, { userId: ctx.userId })),
  cancel: userProcedure
    .input(jobId)
    .output(job)
    .mutation(({ ctx, input }) => cancel(ctx.deps, { ...input, userId: ctx.userId })),
  changes: userProcedure.subscription(({ ctx, signal }) =>
    stream(ctx, signal, (until) => followJobs(ctx.deps, { userId: ctx.userId, signal: until })),
  ),
})
