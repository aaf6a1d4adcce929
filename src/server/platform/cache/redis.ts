import type { GuardedRedis } from '../redis.ts'
import type { Cache } from './cache.ts'

/** The cache shared by all processes. A Redis that is down, slow or hung costs one timeout, then nothing. */
export function redisCache(redis: GuardedRedis): Cache {
  const { client } = redis

  async function attempt<T>(command: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await redis.run(command)
    } catch {
      return otherwise
    }
  }

  return {
    driver: 'redis',
    get: (key) => attempt(() => client.get(key), null),
    async set(key, value, seconds) {
      await attempt(() => client.set(key, value, 'PX', Math.max(1, Math.round(seconds * 1000))), null)
    },
    async delete(key) {
      await attempt(() => client.del(key), 0)
    },
    healthy: redis.healthy,
    close: redis.close,
  }
}
