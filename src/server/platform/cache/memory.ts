import { LRUCache } from 'lru-cache'
import type { Cache } from './cache.ts'

const MAX_CHARACTERS = 32_000_000

/** The cache of one process, for installations without Redis. Bounded by size, oldest use goes first. */
export function memoryCache(): Cache {
  const entries = new LRUCache<string, string>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (value, key) => value.length + key.length + 1,
  })
  return {
    driver: 'memory',
    get: async (key) => entries.get(key) ?? null,
    set: async (key, value, seconds) => {
      entries.set(key, value, { ttl: seconds * 1000 })
    },
    delete: async (key) => {
      entries.delete(key)
    },
    healthy: () => true,
    close: async () => entries.clear(),
  }
}
