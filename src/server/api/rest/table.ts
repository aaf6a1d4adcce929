import type { Route } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { analysisRoutes } from './routes/analyses.ts'
import { documentRoutes } from './routes/documents.ts'
import { jobRoutes } from './routes/jobs.ts'
import { serviceRoutes } from './routes/service.ts'

/** Everything under `/api/v2`: the door serves this table, and openapi.ts describes it. */
export const ROUTES: Route[] = [
  ...accountRoutes,
  ...documentRoutes,
  ...analysisRoutes,
  ...jobRoutes,
  ...serviceRoutes,
]
