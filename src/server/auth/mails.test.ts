import { expect, test } from 'vitest'
import { codeOf, testApp } from '#test/app.ts'
import { mailServer } from '#test/smtp-server.ts'
import { invite } from './invitations/invite.ts'

const server = await mailServer()
const app = await testApp({
  env: {
    SMTP_URL: server.url,
    MAIL_FROM: 'UltrAI <ultrai@example.org>',
    PUBLIC_URL: 'https://ultrai.example.org',
  },
})
const { db } = app.deps
const secretOf = (link: string) => new URL(link).hash.slice(1)
const waitForMails = (count: number) => expect.poll(() => server.mails.length).toBe(count)

test('who signs up is mailed a link that confirms the address, once', async () => {
  const { caller, user } = await app.signUp('ada')
  const link = await server.linkTo(user.email)
  expect(link).toMatch(/^https:\/\/ultrai\.example\.org\/verify#[\w-]{43}$/)
  expect(await caller.account.get()).toMatchObject({ emailVerified: false, mails: true })
  const token = secretOf(link)
  expect(JSON.stringify(await db.mailToken.findMany())).not.toContain(token)
  expect(await app.stranger.auth.confirmEmail({ token })).toEqual({ email: user.email })
  expect((await caller.account.get()).emailVerified).toBe(true)
  expect(await codeOf(app.stranger.auth.confirmEmail({ token }))).toBe('auth.link_invalid')
})

test('a mail has words and simple HTML, from whom it should be', () => {
  const source = server.mails[0]?.source ?? ''
  expect(source).toMatch(/^From: UltrAI <ultrai@example\.org>/m)
  expect(source).toMatch(/text\/plain/)
  expect(source).toMatch(/text\/html/)
})

test('a forgotten password: the link sets another one, once; everybody is logged out', async () => {
  const { user } = await app.signUp('bob')
  await server.linkTo(user.email)
  const before = server.mails.length
  await app.stranger.auth.requestReset({ email: user.email })
  await waitForMails(before + 1)
  const token = secretOf(await server.linkTo(user.email))
  const reset = (password: string) => app.stranger.auth.resetPassword({ token, password })
  expect(await codeOf(reset('password123'))).toBe('auth.weak_password')
  expect(await codeOf(app.stranger.auth.confirmEmail({ token }))).toBe('auth.link_invalid')
  const all = await Promise.allSettled([reset('a brand new passphrase'), reset('another new passphrase')])
  expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await codeOf(reset('a third new passphrase'))).toBe('auth.link_invalid')

  const sessions = await db.session.count({ where: { userId: user.id, revokedAt: null } })
  expect(sessions).toBe(0)
})

test('a link is dead after its hour, and when a newer one was made', async () => {
  const { user } = await app.signUp('carol')
  await server.linkTo(user.email)
  const ask = async () => {
    const before = server.mails.length
    await app.stranger.auth.requestReset({ email: user.email })
    await waitForMails(before + 1)
    return secretOf(await server.linkTo(user.email))
  }
  const past = (column: object) => db.mailToken.updateMany({ where: { userId: user.id }, data: column })
  const first = await ask()
  await past({ createdAt: new Date(Date.now() - 120_000) })
  const second = await ask()
  const password = 'a brand new passphrase'
  expect(await codeOf(app.stranger.auth.resetPassword({ token: first, password }))).toBe('auth.link_invalid')
  await past({ expiresAt: new Date(Date.now() - 1) })
  expect(await codeOf(app.stranger.auth.resetPassword({ token: second, password }))).toBe('auth.link_invalid')
})

test('an unknown address is answered as a known one, and mailed nothing; a known one not twice a minute', async () => {
  const { user } = await app.signUp('dora')
  await server.linkTo(user.email)
  const before = server.mails.length
  expect(await app.stranger.auth.requestReset({ email: 'nobody@example.org' })).toEqual({})
  expect(await app.stranger.auth.requestReset({ email: user.email })).toEqual({})
  await waitForMails(before + 1)
  expect(await app.stranger.auth.requestReset({ email: user.email })).toEqual({})
  await app.signUp('last')
  await server.linkTo('last@example.org')
  expect(server.mails.filter((mail) => mail.to === 'nobody@example.org')).toEqual([])
  expect(server.mails).toHaveLength(before + 2)
})

test('another address is confirmed by mail to the new one; the old one is told', async () => {
  const { caller, user } = await app.signUp('erin')
  await server.linkTo(user.email)
  const current = 'erin likes long passwords'
  expect(await codeOf(caller.account.changeEmail({ current: 'wrong', email: 'new@example.org' }))).toBe(
    'auth.wrong_password',
  )
  expect(await codeOf(caller.account.changeEmail({ current, email: 'dora@example.org' }))).toBe(
    'auth.email_taken',
  )
  expect(await caller.account.changeEmail({ current, email: 'new@example.org' })).toEqual({ mailed: true })
  expect((await caller.account.get()).email).toBe(user.email)
  const before = server.mails.length
  await app.stranger.auth.confirmEmail({ token: secretOf(await server.linkTo('new@example.org')) })
  expect(await caller.account.get()).toMatchObject({ email: 'new@example.org', emailVerified: true })
  await waitForMails(before + 1)
  expect(server.mails.at(-1)?.to).toBe(user.email)
})

test('an invitation is mailed to whom it is for', async () => {
  await invite(app.deps, { email: 'guest@example.org', by: null, address: null })
  expect(await server.linkTo('guest@example.org')).toMatch(/\/signup\?invitation=[\w-]{32}$/)
})

test('ADMIN_EMAIL’s account is an admin’s only when the address is confirmed', async () => {
  const production = await testApp({
    env: {
      ULTRAI_PROFILE: 'production',
      PUBLIC_URL: 'https://ultrai.example.org',
      ADMIN_EMAIL: 'root@example.org',
      SIGN_UP: 'closed',
      SMTP_URL: server.url,
      MAIL_FROM: 'ultrai@example.org',
    },
  })
  expect((await production.stranger.auth.doors()).signUp).toBe('open')
  const { user, caller } = await production.signUp('root')
  expect(user.role).toBe('user')
  expect((await production.stranger.auth.doors()).signUp).toBe('closed')
  await production.stranger.auth.confirmEmail({ token: secretOf(await server.linkTo(user.email)) })
  expect((await caller.account.get()).role).toBe('admin')
})

test('a mail server that is away keeps nobody from signing up', async () => {
  const away = await testAppWithout()
  expect(await away).toBe('user')
})

async function testAppWithout(): Promise<string> {
  const deps = { ...app.deps, mail: { send: () => Promise.reject(new Error('ECONNREFUSED')) } }
  const { register } = await import('./register.ts')
  return (await register(deps, { email: 'fred@example.org', username: 'F', password: 'a good passphrase' }))
    .role
}
