import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import type { Cache } from './cache/cache.ts'
import type { Metrics } from './metrics.ts'

/** Has the gauges of what a process has around it brought up to date whenever its metrics are read. */
export function watchSurroundings(
  metrics: Pick<Metrics, 'beforeReading' | 'cacheUp' | 'pool' | 'diskFree' | 'diskSize'>,
  { pool, cache, folder }: { pool: pg.Pool; cache: Cache; folder: string },
): void {
  metrics.beforeReading(async () => {
    metrics.cacheUp.set(cache.healthy() ? 1 : 0)
    const { idle, busy, waiting } = poolFigures(pool)
    metrics.pool.set({ state: 'idle' }, idle)
    metrics.pool.set({ state: 'busy' }, busy)
    metrics.pool.set({ state: 'waiting' }, waiting)
    // Where the database is elsewhere there is no data folder: then it is the disk that we run from.
    const disk = await statfs(folder).catch(() => statfs('.'))
    metrics.diskFree.set(disk.bavail * disk.bsize)
    metrics.diskSize.set(disk.blocks * disk.bsize)
  })
}

/** How a pool stands. `waiting`: requests that no connection is free for. */
export interface PoolFigures {
  idle: number
  busy: number
  waiting: number
  max: number
}

export function poolFigures(pool: pg.Pool): PoolFigures {
  return {
    idle: pool.idleCount,
    busy: pool.totalCount - pool.idleCount,
    waiting: pool.waitingCount,
    max: pool.options.max ?? 10,
  }
}
