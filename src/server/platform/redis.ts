import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { Redis } from 'ioredis'
import type { Log } from './log.ts'

/** What a call may cost when Redis hangs, in milliseconds; then the breaker leaves it out. */
const PATIENCE = 50
/** How long the breaker leaves Redis out before one probe is let through, in milliseconds. */
const PROBE_AFTER = 5_000

/** A Redis that may be down, slow or hung without anybody waiting for it. */
export interface GuardedRedis {
  client: Redis
  /** Runs commands; throws at once while Redis is left out, after one timeout when it hangs. */
  run<T>(command: () => Promise<T>): Promise<T>
  /** False while Redis can't be reached. */
  healthy(): boolean
  close(): Promise<void>
}

export function openRedis({
  url,
  log,
  patience = PATIENCE,
}: {
  url: string
  log: Log
  patience?: number
}): GuardedRedis {
  const client = new Redis(url, {
    commandTimeout: patience,
    connectTimeout: 1_000,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    // For ever, slowly: a Redis that comes back is used again without a restart.
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    keyPrefix: 'ultrai:',
  })
  client.on('error', (error) => log.debug({ err: error }, 'redis'))

  // What a library throws to say "no" is an answer: only an Error means that Redis did not give one.
  const breaker = circuitBreaker(
    handleWhen((thrown) => thrown instanceof Error),
    { halfOpenAfter: PROBE_AFTER, breaker: new ConsecutiveBreaker(3) },
  )
  breaker.onBreak(() => log.warn('redis does not answer and is left out'))
  breaker.onReset(() => log.info('redis answers again'))

  return {
    client,
    run: (command) => breaker.execute(command),
    healthy() {
      // An open breaker is tried again by the next call only; on a quiet site nobody calls.
      if (breaker.state !== CircuitState.Closed) breaker.execute(() => client.ping()).catch(() => {})
      return client.status === 'ready' && breaker.state === CircuitState.Closed
    },
    async close() {
      client.disconnect()
    },
  }
}
