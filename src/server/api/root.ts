import { accountRouter } from './account.ts'
import { adminRouter } from './admin.ts'
import { analysesRouter } from './analyses.ts'
import { authRouter } from './auth.ts'
import { documentsRouter } from './documents.ts'
import { healthRouter } from './health.ts'
import { jobsRouter } from './jobs.ts'
import { modelsRouter } from './models.ts'
import { searchRouter } from './search.ts'
import { createCaller, router } from './trpc.ts'

export const appRouter = router({
  auth: authRouter,
  account: accountRouter,
  admin: adminRouter,
  documents: documentsRouter,
  analyses: analysesRouter,
  jobs: jobsRouter,
  models: modelsRouter,
  search: searchRouter,
  health: healthRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures without HTTP, for tests. */
export const callerFor = createCaller(appRouter)
