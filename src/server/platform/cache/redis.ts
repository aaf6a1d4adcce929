import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import type { Cache } from './cache.ts'

/** What a call may cost when Redis hangs, in milliseconds; then the breaker leaves it out. */
const COMMAND_TIMEOUT = 50
/** How long the breaker leaves Redis out before one probe is let through, in milliseconds. */
const PROBE_AFTER = 5_000

/** The cache shared by all processes. A Redis that is down, slow or hung costs one timeout, then nothing. */
export function redisCache(options: { url: string; log: Log }): Cache {
  const redis = new Redis(options.url, {
    commandTimeout: COMMAND_TIMEOUT,
    connectTimeout: 1_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // For ever, slowly: a Redis that comes back is used again without a restart.
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    keyPrefix: 'ultrai:',
  })
  redis.on('error', (error) => options.log.debug({ err: error }, 'redis'))

  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: PROBE_AFTER,
    breaker: new ConsecutiveBreaker(3),
  })
  breaker.onBreak(() => options.log.warn('redis does not answer and is left out'))
  breaker.onReset(() => options.log.info('redis answers again'))

  async function attempt<T>(command: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await breaker.execute(command)
    } catch {
      return otherwise
    }
  }

  return {
    driver: 'redis',
    get: (key) => attempt(() => redis.get(key), null),
    async set(key, value, seconds) {
      await attempt(() => redis.set(key, value, 'PX', Math.max(1, Math.round(seconds * 1000))), null)
    },
    async delete(key) {
      await attempt(() => redis.del(key), 0)
    },
    healthy() {
      // An open breaker is tried again by the next call only; on a quiet site nobody calls.
      if (breaker.state !== CircuitState.Closed) void attempt(() => redis.ping(), '')
      return redis.status === 'ready' && breaker.state === CircuitState.Closed
    },
    async close() {
      redis.disconnect()
    },
  }
}
