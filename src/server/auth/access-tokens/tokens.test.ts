import { expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { codeOf, testApp } from '#test/app.ts'

const app = await testApp()
const { caller, user } = await app.signUp('ada')
const by = (secret: string) =>
  callerFor(createContext(app.deps, { cookie: null, authorization: `Bearer ${secret}` }))

test('a token is told once, kept as its hash, works within its scopes until it is revoked', async () => {
  const { secret, token } = await caller.account.makeToken({ name: 'CI', scopes: ['read'], days: 30 })
  expect(secret).toMatch(/^uai_[\w-]{43}$/)
  expect(token).toMatchObject({
    name: 'CI',
    scopes: ['read'],
    beginning: secret.slice(0, 8),
    lastUsedAt: null,
  })
  expect(JSON.stringify(await app.deps.db.accessToken.findMany())).not.toContain(secret)
  expect((await by(secret).auth.me())?.id).toBe(user.id)
  expect(await codeOf(by(secret).documents.remove({ id: 1 }))).toBe('auth.scope')
  await expect.poll(async () => (await caller.account.tokens())[0]?.lastUsedAt).toEqual(expect.any(String))
  await caller.account.revokeToken({ id: token.id })
  expect(await by(secret).auth.me()).toBeNull()
  expect(await caller.account.tokens()).toEqual([])
  expect(await codeOf(caller.account.revokeToken({ id: token.id }))).toBe('token.not_found')
})

test('a token can’t change the account it belongs to, nor make another one', async () => {
  const { secret } = await caller.account.makeToken({ name: 'all', scopes: ['write', 'read'], days: null })
  const program = by(secret)
  const tries = [
    program.account.get(),
    program.account.tokens(),
    program.account.makeToken({ name: 'more', scopes: ['read'], days: 1 }),
    program.account.changePassword({
      current: 'ada likes long passwords',
      password: 'another long password',
    }),
    program.account.remove({ current: 'ada likes long passwords' }),
  ]
  for (const call of tries) expect(await codeOf(call)).toBe('auth.session_needed')
})

test('there are fifty at most', async () => {
  const make = () => caller.account.makeToken({ name: 'one of many', scopes: ['read'], days: 1 })
  while ((await caller.account.tokens()).length < 50) await make()
  expect(await codeOf(make())).toBe('auth.too_many_tokens')
})
