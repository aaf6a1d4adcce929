import type { Metrics } from '../metrics.ts'
import type { Cache } from './cache.ts'

/** A cache whose reads are counted. */
export function countedCache(cache: Cache, { cacheReads }: Pick<Metrics, 'cacheReads'>): Cache {
  return {
    ...cache,
    async get(key) {
      const found = await cache.get(key)
      cacheReads.inc({ result: found === null ? 'miss' : 'hit' })
      return found
    },
  }
}
