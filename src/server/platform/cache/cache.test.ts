import pino from 'pino'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { redisForTests } from '#test/redis.ts'
import { openRedis } from '../redis.ts'
import type { Cache } from './cache.ts'
import { memoryCache } from './memory.ts'
import { redisCache } from './redis.ts'

const log = pino({ level: 'silent' })
const redis = await redisForTests()
/** For a Redis that answers: a busy machine may take longer than a Redis that hangs is waited for. */
const patience = 20_000

/** One contract for every driver. */
function contract(name: string, make: () => Promise<Cache>) {
  describe(name, () => {
    const made: Cache[] = []
    const fresh = async () => {
      const cache = await make()
      made.push(cache)
      return cache
    }
    afterAll(() => Promise.all(made.map((cache) => cache.close())))

    test('gives back what it was given', async () => {
      const cache = await fresh()
      await cache.set('a', 'one', 60)
      expect(await cache.get('a')).toBe('one')
    })

    test('says null for what it does not have', async () => {
      expect(await (await fresh()).get('never')).toBeNull()
    })

    test('keeps the last of two values', async () => {
      const cache = await fresh()
      await cache.set('b', 'one', 60)
      await cache.set('b', 'two', 60)
      expect(await cache.get('b')).toBe('two')
    })

    test('forgets what was deleted', async () => {
      const cache = await fresh()
      await cache.set('c', 'one', 60)
      await cache.delete('c')
      expect(await cache.get('c')).toBeNull()
    })

    test('forgets what is past its time', async () => {
      const cache = await fresh()
      await cache.set('d', 'one', 0.02)
      await expect.poll(() => cache.get('d')).toBeNull()
    })

    test('keeps any text: empty, long, emoji, NUL', async () => {
      const cache = await fresh()
      for (const value of ['', 'x'.repeat(1_000_000), '👩‍👩‍👧 ü \u0000 "']) {
        await cache.set('e', value, 60)
        expect(await cache.get('e')).toBe(value)
      }
    })
  })
}

contract('memory', async () => memoryCache())

if (redis) {
  contract('redis', async () => {
    const cache = redisCache(openRedis({ url: redis.url, log, patience }))
    await expect.poll(() => cache.healthy()).toBe(true)
    return cache
  })
}

test('a Redis that is not there is a miss, never an error', async () => {
  const cache = redisCache(openRedis({ url: 'redis://127.0.0.1:1', log }))
  await cache.set('a', 'one', 60)
  expect(await cache.get('a')).toBeNull()
  expect(cache.healthy()).toBe(false)
  await cache.close()
})

if (redis) {
  test('a Redis that hangs costs one timeout and then nothing, and is used again when it is back', async () => {
    const cache = redisCache(openRedis({ url: redis.url, log }))
    await expect.poll(() => cache.healthy()).toBe(true)
    process.kill(redis.pid, 'SIGSTOP')
    try {
      for (let call = 0; call < 5; call += 1) expect(await cache.get('hung')).toBeNull()
      expect(cache.healthy()).toBe(false)
    } finally {
      process.kill(redis.pid, 'SIGCONT')
    }
    const writtenAndRead = async () => {
      await cache.set('back', 'again', 60)
      return cache.get('back')
    }
    await expect.poll(writtenAndRead).toBe('again')
    await cache.close()
  })

  test('while it hangs one probe is sent every 5 s, however many ask', async () => {
    const guarded = openRedis({ url: redis.url, log })
    await expect.poll(() => guarded.healthy()).toBe(true)
    const ask = () => guarded.run(() => guarded.client.get('hung')).catch(() => null)
    vi.useFakeTimers({ toFake: ['Date'] })
    process.kill(redis.pid, 'SIGSTOP')
    try {
      for (let call = 0; call < 3; call += 1) await ask()
      const sent = vi.spyOn(guarded.client, 'sendCommand')
      const asked = () => Promise.all(Array.from({ length: 100 }, ask))
      vi.setSystemTime(Date.now() + 4_900)
      await asked()
      expect(sent).toHaveBeenCalledTimes(0)
      for (const probes of [1, 2]) {
        vi.setSystemTime(Date.now() + 5_000)
        await asked()
        await asked()
        expect(sent).toHaveBeenCalledTimes(probes)
      }
    } finally {
      process.kill(redis.pid, 'SIGCONT')
      vi.useRealTimers()
    }
    await guarded.close()
  })
}
