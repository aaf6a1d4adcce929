import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { GuardedRedis } from '../redis.ts'

/** So much within so many seconds, counted from the first one on. */
export interface Rate {
  name: string
  limit: number
  seconds: number
}

/** How a rate stands after something was taken from it. */
export interface Taken {
  allowed: boolean
  remaining: number
  /** What was taken in all, beyond the limit too. */
  consumed: number
  /** Milliseconds until the count begins anew. */
  resetsIn: number
}

/** Counts by key. It never throws: without Redis, each process counts by itself. */
export interface Limiter {
  take(rate: Rate, key: string, points: number): Promise<Taken>
  /** How it stands, with nothing taken. */
  look(rate: Rate, key: string): Promise<Taken>
  giveBack(rate: Rate, key: string, points: number): Promise<void>
  /** Forgets what was taken. */
  reset(rate: Rate, key: string): Promise<void>
}

type Counter = RateLimiterMemory | RateLimiterRedis

/** Counts in Redis, shared by all processes, and while that is away (or null) in this process' memory. */
export function openLimiter(redis: GuardedRedis | null): Limiter {
  const counters = new Map<string, { memory: RateLimiterMemory; shared: RateLimiterRedis | null }>()

  function countersOf({ name, limit, seconds }: Rate) {
    const id = `${name}:${limit}/${seconds}`
    const options = { points: limit, duration: seconds, keyPrefix: `rate:${name}` }
    const made = counters.get(id) ?? {
      memory: new RateLimiterMemory(options),
      shared: redis && new RateLimiterRedis({ ...options, storeClient: redis.client }),
    }
    counters.set(id, made)
    return made
  }

  /** Asks Redis, else memory. What a counter throws that is no Error is its answer. */
  async function ask<T>(rate: Rate, question: (counter: Counter) => Promise<T>): Promise<T> {
    const { memory, shared } = countersOf(rate)
    if (!redis || !shared) return question(memory)
    try {
      return await redis.run(() => question(shared))
    } catch (thrown) {
      if (thrown instanceof RateLimiterRes) throw thrown
      return question(memory)
    }
  }

  return {
    async take(rate, key, points) {
      try {
        return taken(await ask(rate, (counter) => counter.consume(key, points)), true)
      } catch (refusal) {
        return taken(refusal as RateLimiterRes, false)
      }
    },
    async look(rate, key) {
      const found = await ask(rate, (counter) => counter.get(key))
      if (!found) return { allowed: true, remaining: rate.limit, consumed: 0, resetsIn: 0 }
      return taken(found, found.remainingPoints > 0)
    },
    async giveBack(rate, key, points) {
      await ask(rate, (counter) => counter.reward(key, points))
    },
    async reset(rate, key) {
      await ask(rate, (counter) => counter.delete(key))
    },
  }
}

function taken(answer: RateLimiterRes, allowed: boolean): Taken {
  return {
    allowed,
    remaining: answer.remainingPoints,
    consumed: answer.consumedPoints,
    resetsIn: Math.max(0, answer.msBeforeNext),
  }
}
