import { checkDatabase, checkExternal, checkWorkers } from '#server/health/details.ts'
import { mayKnow } from '#server/health/known.ts'
import { meaningDriver } from '#server/search/meaning/driver.ts'
import type { ApiDeps } from './context.ts'

const DETAILS = {
  '/health/db': (deps: ApiDeps) => checkDatabase(deps, () => meaningDriver(deps)),
  '/health/external': (deps: ApiDeps) => checkExternal(deps, deps.providers.news?.() ?? {}),
  '/health/worker': (deps: ApiDeps) => checkWorkers(deps),
} as const

/**
 * Answers `/health/db`, `/health/external` and `/health/worker`: green (200) or red (503). Strangers are told no more
 * than the status; the rest is for who may read the metrics. Null for other paths.
 */
export async function serviceHealth(
  deps: ApiDeps,
  input: { path: string; authorization: string | undefined },
): Promise<{ status: number; body: object } | null> {
  const check = Object.hasOwn(DETAILS, input.path) && DETAILS[input.path as keyof typeof DETAILS]
  if (!check) return null
  const body = await check(deps)
  const told = mayKnow(deps.env, input.authorization) ? body : { status: body.status }
  return { status: body.status === 'down' ? 503 : 200, body: told }
}
