import type { DatabaseHealth, ExternalHealth, WorkerHealth } from '#contracts/health.ts'
import type { Deps } from '#server/platform/deps.ts'
import { readMigrations } from '#server/platform/schema-engine.ts'
import { aliveWorkers, isConnected } from './checks.ts'
import { listMigrations, type ProviderReport, queueFigures, vectorExtension } from './repo.ts'
import { watched } from './watched.ts'

let ours: Promise<string[]> | null = null

/** The names of this release's migrations: what stands on the disk, read once. */
function ourMigrations(): Promise<string[]> {
  ours ??= readMigrations().then(({ migrationDirectories }) => migrationDirectories.map(({ path }) => path))
  return ours
}

/** The database as this process meets it. `driver`: what searches meanings now, as search says. */
export async function checkDatabase(
  deps: Pick<Deps, 'db' | 'pool'>,
  driver: () => Promise<DatabaseHealth['vectors']['driver']>,
): Promise<DatabaseHealth> {
  const { db } = deps
  const [connected, applied, extension, vectors, wanted] = await Promise.all([
    isConnected(deps),
    watched(db, 'migrations', () => listMigrations(db), null),
    watched(db, 'extension', () => vectorExtension(db), null),
    watched(db, 'driver', driver, null),
    ourMigrations(),
  ])
  const finished = new Set(applied?.filter(({ isFinished }) => isFinished).map(({ name }) => name))
  const pending = applied && wanted.filter((name) => !finished.has(name)).length
  return {
    status: !connected ? 'down' : pending === 0 ? 'ok' : 'degraded',
    database: connected ? 'connected' : 'disconnected',
    migrations: { applied: applied && finished.size, pending },
    vectors: { driver: vectors, extension },
    pool: deps.pool(),
  }
}

/** The workers and what waits for them. Red as soon as the last worker is silent. */
export async function checkWorkers(deps: Pick<Deps, 'db'>): Promise<WorkerHealth> {
  const { db } = deps
  const workers = await aliveWorkers(deps)
  const queue = await watched(db, 'queue', () => queueFigures(db), null)
  const seconds = (since: Date) => Math.max(0, Math.round((Date.now() - since.getTime()) / 1_000))
  return {
    status: workers.length > 0 ? 'ok' : 'down',
    worker: workers.length > 0 ? 'alive' : 'dead',
    workers: workers.map(({ id, startedAt, seenAt }) => ({
      id,
      startedAt: startedAt.toISOString(),
      silentSeconds: seconds(seenAt),
    })),
    queue,
  }
}

/** Servers of others. `own`: how this process met the providers of models; what workers met they have told. */
export async function checkExternal(
  deps: Pick<Deps, 'db' | 'blobs' | 'cache' | 'mail'>,
  own: Record<string, ProviderReport>,
): Promise<ExternalHealth> {
  const told = (await aliveWorkers(deps)).map(({ report }) => report.providers)
  const names = [...new Set([own, ...told].flatMap((of) => Object.keys(of)))].sort()
  const providers = names.map((name) => ({
    name,
    ...together([own, ...told].flatMap((of) => of[name] ?? [])),
  }))
  const cached = deps.cache.healthy()
  return {
    status: cached && providers.every(({ breaker }) => breaker === 'closed') ? 'ok' : 'degraded',
    providers,
    cache: cached ? deps.cache.driver : 'down',
    storage: deps.blobs.driver,
    mail: deps.mail ? 'smtp' : 'off',
  }
}

const WORST = ['open', 'half-open', 'closed'] as const

/** What several processes met: the worst breaker, the latest of each moment. */
function together(reports: ProviderReport[]): Omit<ExternalHealth['providers'][number], 'name'> {
  const latest = (of: 'lastSeen' | 'lastFailed') =>
    reports.reduce<string | null>(
      (max, report) => ((report[of] ?? '') > (max ?? '') ? report[of] : max),
      null,
    )
  const lastFailed = latest('lastFailed')
  return {
    breaker: WORST.find((state) => reports.some(({ breaker }) => breaker === state)) ?? 'closed',
    lastSeen: latest('lastSeen'),
    lastFailed,
    lastError: reports.find((report) => lastFailed && report.lastFailed === lastFailed)?.lastError ?? null,
  }
}
