import { gathered } from '../gather.ts'
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

  /** Those of one turn of the event loop go as one command. */
  const get = gathered((keys: string[]) =>
    attempt(
      () => client.mget(keys),
      keys.map(() => null),
    ),
  )

  return {
    driver: 'redis',
    get,
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
