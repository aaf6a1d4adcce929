import { expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { codeOf, testApp } from '#test/app.ts'
import { hashToken, readBearer } from './bearer.ts'

const app = await testApp()
const { user, cookie } = await app.signUp('ada')
const { db } = app.deps

async function token(name: string, values: { scopes: string[]; expiresAt?: Date; revokedAt?: Date }) {
  const secret = `uai_${name}`
  const data = { userId: user.id, name, hash: hashToken(secret), beginning: secret.slice(0, 8), ...values }
  await db.accessToken.create({ data })
  return secret
}

function callerBy(authorization: string) {
  return callerFor(createContext(app.deps, { cookie, authorization }))
}

test('a personal access token is its owner’s; its use is noted to the minute', async () => {
  const secret = await token('good', { scopes: ['read', 'write'] })
  expect((await callerBy(`Bearer ${secret}`).auth.me())?.email).toBe(user.email)
  const used = () => db.accessToken.findFirstOrThrow({ where: { name: 'good' } }).then((t) => t.lastUsedAt)
  await expect.poll(used).toBeInstanceOf(Date)
  const first = await used()
  await callerBy(`bearer ${secret}`).documents.list()
  expect(await used()).toEqual(first)
})

test('a token that may read can’t change anything', async () => {
  const caller = callerBy(`Bearer ${await token('reader', { scopes: ['read'] })}`)
  expect((await caller.documents.list()).rows).toEqual([])
  expect(await codeOf(caller.documents.remove({ id: 1 }))).toBe('auth.scope')
})

test('ended, revoked and unknown tokens are nobody’s, nor are those of somebody who was shut out', async () => {
  const past = new Date(Date.now() - 1_000)
  const dead = [
    await token('ended', { scopes: ['read'], expiresAt: past }),
    await token('revoked', { scopes: ['read'], revokedAt: past }),
    'uai_unknown',
  ]
  for (const secret of dead)
    expect(await codeOf(callerBy(`Bearer ${secret}`).documents.list())).toBe('auth.required')
  const good = await token('shut', { scopes: ['read'] })
  await db.user.update({ where: { id: user.id }, data: { disabledAt: past } })
  expect(await codeOf(callerBy(`Bearer ${good}`).documents.list())).toBe('auth.required')
  await db.user.update({ where: { id: user.id }, data: { disabledAt: null } })
})

test('a header that holds no token is nobody’s, whatever the cookie says', async () => {
  for (const header of ['Bearer %E0%A4%A', 'Bearer', 'Bearer a b', 'Basic YTpi', 'Bearer \u0000', ' '])
    expect(await codeOf(callerBy(header).documents.list())).toBe('auth.required')
  expect(readBearer('Bearer abc.def-_~+/==')).toBe('abc.def-_~+/==')
})
