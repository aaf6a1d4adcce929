import type { Health } from '#contracts/health.ts'
import type { Deps } from '#server/platform/deps.ts'
import { VERSION } from '#server/platform/version.ts'
import { lastBeat, ping } from './repo.ts'

/** A worker that has been silent for longer is counted dead, in milliseconds. */
export const WORKER_SILENCE = 20_000
/** What a check may take before its answer is "no", in milliseconds. */
const PATIENCE = 1_500
/** An answer is given again for this long, so that probes cost nothing. */
const FRESH = 1_000

type HealthDeps = Pick<Deps, 'db' | 'cache' | 'blobs' | 'env'>

const latest = new WeakMap<object, { at: number; answer: Promise<Health> }>()

/** How the installation is. Never throws, never waits long for what is dead. */
export function checkHealth(deps: HealthDeps): Promise<Health> {
  const known = latest.get(deps.db)
  if (known && Date.now() - known.at < FRESH) return known.answer
  const answer = check(deps)
  latest.set(deps.db, { at: Date.now(), answer })
  return answer
}

async function check(deps: HealthDeps): Promise<Health> {
  const connected = await within(
    ping(deps.db).then(() => true),
    false,
  )
  const seen = connected ? await within(lastBeat(deps.db), null) : null
  const alive = seen !== null && Date.now() - seen.getTime() < WORKER_SILENCE
  return {
    status: !connected ? 'down' : alive && deps.cache.healthy() ? 'ok' : 'degraded',
    environment: deps.env.profile,
    version: VERSION,
    database: connected ? 'connected' : 'disconnected',
    cache: deps.cache.healthy() ? deps.cache.driver : 'down',
    storage: deps.blobs.driver,
    worker: alive ? 'alive' : 'dead',
  }
}

async function within<T>(work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, otherwise)
  })
  try {
    return await Promise.race([work.catch(() => otherwise), late])
  } finally {
    clearTimeout(timer)
  }
}
