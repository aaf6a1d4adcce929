import { health } from '#contracts/health.ts'
import { checkHealth } from '#server/health/checks.ts'
import { publicProcedure, router } from './trpc.ts'

export const healthRouter = router({
  status: publicProcedure.output(health).query(({ ctx }) => checkHealth(ctx.deps)),
})
