import { expect, test } from 'vitest'
import { readEnv } from './env.ts'

const SECRET = '3f1d7c9a5b8e2046f7a1c3d5e9b0a2c4'
const enough = { DATABASE_URL: 'postgres://u@h/d', AUTH_SECRETS: SECRET }

function complaint(source: Record<string, string>): string {
  try {
    readEnv(source)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('what is left out has its default', () => {
  expect(readEnv(enough)).toMatchObject({
    profile: 'local',
    port: 3000,
    cacheSeconds: 3600,
    redisUrl: undefined,
  })
})

test('an empty variable counts as not set', () => {
  expect(readEnv({ ...enough, PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 3000, redisUrl: undefined })
})

test('AUTH_SECRETS is a list, and JWT_SECRET is understood', () => {
  expect(readEnv({ ...enough, AUTH_SECRETS: `${SECRET}, ${SECRET}b` }).authSecrets).toHaveLength(2)
  expect(readEnv({ DATABASE_URL: enough.DATABASE_URL, JWT_SECRET: SECRET }).authSecrets).toEqual([SECRET])
})

test.each([
  [{ AUTH_SECRETS: '' }, 'AUTH_SECRETS: needed'],
  [{ AUTH_SECRETS: 'short' }, 'at least 32 characters'],
  [{ AUTH_SECRETS: 'change-me-change-me-change-me-change-me' }, 'example key'],
  [{ AUTH_SECRETS: 'a'.repeat(40) }, 'example key'],
  [{ DATABASE_URL: '' }, 'DATABASE_URL: needed'],
  [{ DATABASE_URL: 'mysql://h/d' }, 'DATABASE_URL: must begin with postgres://'],
  [{ PORT: '99999' }, 'PORT'],
  [{ ULTRAI_PROFILE: 'prod' }, 'ULTRAI_PROFILE'],
  [{ ULTRAI_PROFILE: 'production' }, 'PUBLIC_URL: needed in production'],
])('%o is refused with its name', (wrong, words) => {
  expect(complaint({ ...enough, ...wrong })).toContain(words)
})

test('every wrong variable is named at once', () => {
  expect(complaint({ PORT: 'x', REDIS_URL: 'http://h' })).toMatch(/PORT.*REDIS_URL/s)
})
