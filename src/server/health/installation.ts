import type { Deps } from '#server/platform/deps.ts'
import { aliveWorkers, isConnected } from './checks.ts'
import { queueFigures, storageFigures } from './repo.ts'
import { watched } from './watched.ts'

/** Has web tell what is the same for all processes: workers, queue, size and backup, read from Postgres. */
export function watchInstallation(deps: Pick<Deps, 'db' | 'metrics'>): void {
  const { db, metrics } = deps
  metrics.beforeReading(async () => {
    const connected = await isConnected(deps)
    metrics.databaseUp.set(connected ? 1 : 0)
    metrics.workersAlive.set((await aliveWorkers(deps)).length)
    const queue = await watched(db, 'queue', () => queueFigures(db), null)
    if (queue) {
      metrics.jobs.reset()
      metrics.jobOldest.reset()
      for (const { kind, oldestSeconds, queued, working, retryable } of queue) {
        metrics.jobOldest.set({ kind }, oldestSeconds)
        metrics.jobs.set({ kind, state: 'queued' }, queued)
        metrics.jobs.set({ kind, state: 'working' }, working)
        metrics.jobs.set({ kind, state: 'retryable' }, retryable)
      }
    }
    const storage = await watched(db, 'storage', () => storageFigures(db), null)
    if (!storage) return
    metrics.databaseBytes.set(storage.bytes)
    const at = Date.parse(storage.lastBackup ?? '')
    metrics.lastBackup.set(Number.isNaN(at) ? 0 : at / 1_000)
  })
}
