import { expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { codeOf, testApp } from '#test/app.ts'
import { sessionCookie } from './cookie.ts'
import { deviceOf } from './device.ts'
import { logIn } from './sessions.ts'
import { makeToken } from './tokens.ts'

const app = await testApp()
const { db, env } = app.deps
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** The caller of another sign-in of the same person. */
async function again(name: string, password = `${name} likes long passwords`) {
  const { user, sessionId } = await logIn(app.deps, {
    email: `${name}@example.org`,
    password,
    userAgent: FIREFOX,
    address: '192.0.2.7',
  })
  const token = await makeToken(env.authSecrets, { sessionId, userId: user.id, seconds: 60 })
  const by = (cookie: string | null, authorization?: string) =>
    callerFor(createContext(app.deps, { cookie, authorization, address: '192.0.2.8' }))
  return {
    sessionId,
    token,
    cookie: by(`${sessionCookie(env).name}=${token}`),
    bearer: by(null, `Bearer ${token}`),
  }
}

test('sessions are listed, this one first, with the device in words and where it was last seen', async () => {
  const { caller } = await app.signUp('ada')
  const other = await again('ada')
  await other.cookie.auth.me()
  await expect
    .poll(() => caller.account.sessions().then((all) => all[1]?.lastSeenAt))
    .toEqual(expect.any(String))
  const all = await caller.account.sessions()
  expect(all.map(({ current, device }) => [current, device])).toEqual([
    [true, 'Unknown device'],
    [false, 'Firefox on Windows'],
  ])
  await caller.account.endSession({ id: other.sessionId })
  const next = createContext(app.deps, { cookie: `${sessionCookie(env).name}=${other.token}` })
  expect(await callerFor(next).auth.me()).toBeNull()
  expect(await codeOf(caller.account.endSession({ id: other.sessionId }))).toBe('session.not_found')
  expect(await caller.account.sessions()).toHaveLength(1)
})

test('logged out everywhere: cookie, bearer and access token are dead at the next request, streams end', async () => {
  const { caller } = await app.signUp('bob')
  const other = await again('bob')
  const { secret } = await caller.account.makeToken({ name: 'x', scopes: ['read'], days: null })
  const program = () =>
    callerFor(createContext(app.deps, { cookie: null, authorization: `Bearer ${secret}` }))
  const opened = await Promise.all([other.cookie.jobs.changes(), program().jobs.changes()])
  const streams = opened.map(async (stream) => {
    for await (const _ of stream);
    return 'ended'
  })
  expect(await program().documents.list()).toMatchObject({ rows: [] })
  await caller.account.logOutEverywhere()
  const fresh = createContext(app.deps, { cookie: `${sessionCookie(env).name}=${other.token}` })
  expect(await codeOf(callerFor(fresh).documents.list())).toBe('auth.required')
  const bearer = createContext(app.deps, { cookie: null, authorization: `Bearer ${other.token}` })
  expect(await codeOf(callerFor(bearer).documents.list())).toBe('auth.required')
  expect(await codeOf(program().documents.list())).toBe('auth.required')
  expect(await Promise.all(streams)).toEqual(['ended', 'ended'])
})

test('a new password asks for the old one and ends every other session and token, not this one', async () => {
  const { user, caller, cookie } = await app.signUp('carol')
  const other = await again('carol')
  const { secret } = await caller.account.makeToken({ name: 'x', scopes: ['write'], days: 1 })
  const password = 'quite another passphrase'
  expect(await codeOf(caller.account.changePassword({ current: 'wrong', password }))).toBe(
    'auth.wrong_password',
  )
  const current = 'carol likes long passwords'
  expect(await codeOf(caller.account.changePassword({ current, password: 'password123' }))).toBe(
    'auth.weak_password',
  )
  await caller.account.changePassword({ current, password })
  const by = (cookie: string | null, authorization?: string) =>
    callerFor(createContext(app.deps, { cookie, authorization }))
  expect((await by(cookie).auth.me())?.id).toBe(user.id)
  expect(await by(`${sessionCookie(env).name}=${other.token}`).auth.me()).toBeNull()
  expect(await by(null, `Bearer ${secret}`).auth.me()).toBeNull()
  expect(await codeOf(again('carol'))).toBe('auth.wrong_login')
  expect((await again('carol', password)).sessionId).toBeTruthy()
})

test('whoever is shut out is out at the next request, and told so when the password was right', async () => {
  const { user, caller } = await app.signUp('dora')
  await db.user.update({ where: { id: user.id }, data: { disabledAt: new Date() } })
  expect((await caller.auth.me())?.id).toBeUndefined()
  expect(await codeOf(again('dora'))).toBe('auth.disabled')
  expect(await codeOf(again('dora', 'wrong'))).toBe('auth.wrong_login')
})

test('what happened is written down, with who and from where, and no secret', async () => {
  await app.signUp('erin')
  await codeOf(again('erin', 'wrong'))
  await again('erin')
  const { id } = await db.user.findUniqueOrThrow({ where: { email: 'erin@example.org' } })
  const entries = await db.auditEntry.findMany({ where: { userId: id }, orderBy: { id: 'asc' } })
  expect(entries.map((entry) => entry.action)).toEqual(['account_made', 'log_in', 'log_in_failed', 'log_in'])
  expect(entries[2]?.address).toBe('192.0.2.7')
  expect(JSON.stringify(await db.auditEntry.findMany())).not.toMatch(/likes long|wrong"|@example/)
})

test.each([
  [FIREFOX, 'Firefox on Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1',
    'Safari on iPhone',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Mac',
  ],
  ['curl/8.5.0', 'curl'],
  ['', 'Unknown device'],
])('%j is %s', (userAgent, words) => {
  expect(deviceOf(userAgent)).toBe(words)
})
