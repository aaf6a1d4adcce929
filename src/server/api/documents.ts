import { z } from 'zod'
import {
  documentDetail,
  documentId,
  documentRow,
  keepDocumentHere,
  pageContent,
  pageRequest,
  renameDocument,
  reprocessDocument,
} from '#contracts/document.ts'
import { rowId } from '#contracts/id.ts'
import { job } from '#contracts/job.ts'
import { uploadLimits as uploadLimitsSchema } from '#contracts/limits.ts'
import { keepHere } from '#server/documents/keep-here.ts'
import { detail, list, page } from '#server/documents/read.ts'
import { recognition } from '#server/documents/recognition.ts'
import { remove, rename, restore } from '#server/documents/remove.ts'
import { reprocess } from '#server/documents/reprocess.ts'
import { uploadLimits } from '#server/limits/uploads.ts'
import { router, userProcedure } from './trpc.ts'

const listRequest = z.object({
  trash: z.boolean().default(false),
  cursor: rowId.optional(),
  limit: z.int().min(1).max(500).default(50),
})

export const documentsRouter = router({
  list: userProcedure
    .input(listRequest.default({ trash: false, limit: 50 }))
    .output(z.object({ rows: z.array(documentRow), nextCursor: z.int().nullable() }))
    .query(({ ctx, input }) => list(ctx.deps, { ...input, userId: ctx.userId })),
  get: userProcedure
    .input(documentId)
    .output(documentDetail)
    .query(({ ctx, input }) => detail(ctx.deps, { ...input, userId: ctx.userId })),
  limits: userProcedure.output(uploadLimitsSchema).query(async ({ ctx }) => ({
    ...(await uploadLimits(ctx.deps, { userId: ctx.userId })),
    recognition: await recognition(ctx.deps),
  })),
  page: userProcedure
    .input(pageRequest)
    .output(pageContent)
    .query(({ ctx, input }) => page(ctx.deps, { ...input, userId: ctx.userId })),
  reprocess: userProcedure
    .input(reprocessDocument)
    .output(job)
    .mutation(({ ctx, input }) => reprocess(ctx.deps, { ...input, userId: ctx.userId })),
  rename: userProcedure
    .input(renameDocument)
    .output(documentRow)
    .mutation(({ ctx, input }) => rename(ctx.deps, { ...input, userId: ctx.userId })),
  keepHere: userProcedure
    .input(keepDocumentHere)
    .output(documentRow)
    .mutation(({ ctx, input }) => keepHere(ctx.deps, { ...input, userId: ctx.userId })),
  remove: userProcedure.input(documentId).mutation(async ({ ctx, input }) => {
    await remove(ctx.deps, { ...input, userId: ctx.userId })
    return {}
  }),
  restore: userProcedure
    .input(documentId)
    .output(documentRow)
    .mutation(({ ctx, input }) => restore(ctx.deps, { ...input, userId: ctx.userId })),
})
