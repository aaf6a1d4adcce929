import { z } from 'zod'
import { connectionTest, model, modelId } from '#contracts/model.ts'
import { listModels } from '#server/models/list.ts'
import { setSwitch } from '#server/models/switches.ts'
import { testConnection } from '#server/models/test-connection.ts'
import { AppError } from '#server/platform/errors.ts'
import { router, userProcedure } from './trpc.ts'

const adminOnly = userProcedure.use(({ ctx, next }) => {
  if (ctx.currentUser.role !== 'admin') throw new AppError('auth.not_admin')
  return next()
})

export const modelsRouter = router({
  /** Admins see as well what has no key here. */
  list: userProcedure
    .output(z.array(model))
    .query(({ ctx }) => listModels(ctx.deps, { all: ctx.currentUser.role === 'admin' })),
  test: adminOnly
    .input(modelId)
    .output(connectionTest)
    .mutation(({ ctx, input }) => testConnection(ctx.deps, input)),
  setSwitch: adminOnly
    .input(modelId.extend({ on: z.boolean() }))
    .output(z.object({ on: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setSwitch(ctx.deps, { ...input, userId: ctx.userId })
      return { on: input.on }
    }),
})
