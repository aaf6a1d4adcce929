import { describe, expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { logIn } from '#server/auth/sessions.ts'
import { readEnv } from '#server/platform/env.ts'
import { errorResponse } from '#server/platform/errors.ts'
import { openLimiter } from '#server/platform/limiter/limiter.ts'
import { createLog } from '#server/platform/log.ts'
import { openRedis } from '#server/platform/redis.ts'
import { codeOf, testApp } from '#test/app.ts'
import { redisForTests } from '#test/redis.ts'
import { rateOf } from './rates.ts'

const app = await testApp({ env: { RATE_LIMITS: 'requests=5/60, analyses=3/60, sign-up=2/60' } })
const redis = await redisForTests()
const log = createLog('web', 'silent')
const rate = { name: 'tries', limit: 3, seconds: 60 }

/** A connection to Redis that is there, and does not take a busy machine for a Redis that hangs. */
async function connected(url = '') {
  const guarded = openRedis({ url, log, patience: 20_000 })
  await expect.poll(() => guarded.healthy()).toBe(true)
  return guarded
}

const limiters = {
  memory: async () => openLimiter(null),
  'a Redis that is not there': async () => openLimiter(openRedis({ url: 'redis://127.0.0.1:1', log })),
  ...(redis && { Redis: async () => openLimiter(await connected(redis.url)) }),
}

describe.each(Object.entries(limiters))('counting in %s', (_, make) => {
  test('of 20 at once exactly 3 are allowed, and others have a count of their own', async () => {
    const limiter = await make()
    const all = await Promise.all(Array.from({ length: 20 }, () => limiter.take(rate, 'ada', 1)))
    expect(all.filter((one) => one.allowed)).toHaveLength(3)
    expect(all.every((one) => one.resetsIn > 50_000 && one.resetsIn <= 60_000)).toBe(true)
    expect(await limiter.take(rate, 'bob', 2)).toMatchObject({ allowed: true, remaining: 1, consumed: 2 })
    expect(await limiter.look(rate, 'bob')).toMatchObject({ allowed: true, remaining: 1, consumed: 2 })
    expect(await limiter.look(rate, 'carol')).toMatchObject({ allowed: true, remaining: 3, consumed: 0 })
    await limiter.giveBack(rate, 'bob', 2)
    expect((await limiter.take(rate, 'bob', 1)).remaining).toBe(2)
    await limiter.reset(rate, 'ada')
    expect((await limiter.take(rate, 'ada', 1)).allowed).toBe(true)
  })
})

test.runIf(redis)('processes share what is counted in Redis', async () => {
  const [one, two] = await Promise.all([connected(redis?.url), connected(redis?.url)])
  await openLimiter(one).take(rate, 'shared', 2)
  expect((await openLimiter(two).take(rate, 'shared', 1)).remaining).toBe(0)
})

describe('procedures', () => {
  const from = (address: string, cookie: string | null = null) =>
    callerFor(createContext(app.deps, { cookie, address }))

  test('strangers are counted by address, users by themselves', async () => {
    for (let i = 0; i < 5; i++) await from('1.1.1.1').auth.me()
    expect(await codeOf(from('1.1.1.1').auth.me())).toBe('limit.rate')
    await from('2.2.2.2').auth.me()
    const { cookie } = await app.signUp('ada')
    for (let i = 0; i < 5; i++) await from('1.1.1.1', cookie).documents.list()
    const refused = await from('3.3.3.3', cookie)
      .documents.list()
      .catch((error) => error.cause)
    const { status, body } = errorResponse(refused, null)
    expect(status).toBe(429)
    expect(body.message).toMatch(/: wait \d+ seconds\.$/)
  })

  test('questions to many documents at once count as so many', async () => {
    const { cookie } = await app.signUp('bob')
    const ask = (documentIds: number[]) =>
      from('4.4.4.4', cookie).analyses.askMany({ documentIds, template: 'summary' })
    expect(await codeOf(ask([1, 2, 3, 4]))).toBe('limit.rate')
  })

  test('accounts are made so many an hour from one address', async () => {
    const make = (name: string) =>
      from('5.5.5.5').auth.register({
        email: `${name}@example.org`,
        username: name,
        password: `${name} likes it`,
      })
    await make('carol')
    await make('dave')
    expect(await codeOf(make('erin'))).toBe('limit.rate')
  })
})

describe('logging in', () => {
  const email = 'grace@example.org'
  const right = 'grace likes long passwords'
  const attempt = (address: string, password: string, as = email) =>
    logIn(app.deps, { email: as, password, address, userAgent: '' })

  test('of 100 wrong passwords at once ten are looked at; the owner elsewhere is let in', async () => {
    await app.signUp('grace')
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(attempt('6.6.6.6', 'wrong'))))
    expect(codes.filter((code) => code === 'auth.wrong_login')).toHaveLength(10)
    expect(codes.filter((code) => code === 'limit.rate')).toHaveLength(90)
    expect(await codeOf(attempt('6.6.6.6', right))).toBe('limit.rate')
    expect((await attempt('7.7.7.7', right)).user.email).toBe(email)
  })

  test('an account that is not there is counted the same', async () => {
    const as = 'nobody@example.org'
    const codes: string[] = []
    for (let i = 0; i < 12; i++) codes.push(await codeOf(attempt('8.8.8.8', 'wrong', as)))
    expect(codes.filter((code) => code === 'limit.rate')).toHaveLength(2)
  })

  test('the right password forgets the wrong ones', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 9; i++) await codeOf(attempt('9.9.9.9', 'wrong'))
      await attempt('9.9.9.9', right)
    }
  })
})

test('limits can be set, each wrong word is named, and passwords are guarded in every profile', () => {
  const env = (RATE_LIMITS: string) =>
    readEnv({ DATABASE_URL: 'postgres://localhost/x', AUTH_SECRETS: '0f'.repeat(16), RATE_LIMITS })
  expect(rateOf(env('requests=7/3'), 'requests')).toEqual({ name: 'requests', limit: 7, seconds: 3 })
  expect(rateOf(env(''), 'log-in').limit).toBe(10)
  expect(() => env('reads=7/3')).toThrow('RATE_LIMITS: must be like requests=600/60')
})
