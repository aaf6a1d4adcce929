import type { Health } from '#contracts/health.ts'
import type { Deps } from '#server/platform/deps.ts'
import { VERSION } from '#server/platform/version.ts'
import { listBeats, ping } from './repo.ts'
import { watched } from './watched.ts'

/** A worker that has been silent for longer is counted dead, in milliseconds. */
export const WORKER_SILENCE = 20_000

type HealthDeps = Pick<Deps, 'db' | 'cache' | 'blobs' | 'env'>

/** How the installation is. Never throws, never waits long for what is dead. */
export async function checkHealth(deps: HealthDeps): Promise<Health> {
  const connected = await isConnected(deps)
  const alive = connected && (await aliveWorkers(deps)).length > 0
  const cached = deps.cache.healthy()
  return {
    status: !connected ? 'down' : alive && cached ? 'ok' : 'degraded',
    environment: deps.env.profile,
    version: VERSION,
    database: connected ? 'connected' : 'disconnected',
    cache: cached ? deps.cache.driver : 'down',
    storage: deps.blobs.driver,
    worker: alive ? 'alive' : 'dead',
  }
}

export function isConnected({ db }: Pick<Deps, 'db'>): Promise<boolean> {
  return watched(db, 'ping', () => ping(db).then(() => true), false)
}

/** The workers that gave a sign of life lately, the latest first; none while the database is away. */
export async function aliveWorkers({ db }: Pick<Deps, 'db'>) {
  const beats = await watched(db, 'beats', () => listBeats(db), [])
  return beats.filter(({ seenAt }) => Date.now() - seenAt.getTime() < WORKER_SILENCE)
}
