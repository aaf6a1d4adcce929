import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { codeOf, testApp } from '#test/app.ts'
import { type Lie, openIdProvider, type TestPerson } from '#test/openid-provider.ts'
import { type Visitor, webApp } from '#test/web-app.ts'
import { invite } from '../invitations/invite.ts'
import { githubPerson } from './github.ts'

const provider = await openIdProvider()
afterAll(provider.close)
const OAUTH_ENV = {
  OAUTH_ISSUER: provider.issuer,
  OAUTH_CLIENT_ID: provider.clientId,
  OAUTH_CLIENT_SECRET: provider.clientSecret,
  OAUTH_NAME: 'Harbour',
}
const app = await testApp({ env: OAUTH_ENV })
const { db } = app.deps
const web = await webApp(app)

/** Goes through the other service as browsers do. Returns where one ends up. */
async function through(visitor: Visitor, person: TestPerson, lie: Lie | null = null): Promise<string> {
  provider.next = { person, lie }
  const { url } = await visitor.post('/api/auth/signin/oidc', { callbackUrl: `${web.base}/documents` })
  const consent = await fetch(url, { redirect: 'manual' })
  return arrive(visitor, consent.headers.get('location') ?? '')
}

async function arrive(visitor: Visitor, address: string): Promise<string> {
  const answer = await visitor.go(address)
  const next = (answer.headers.get('location') ?? '').replace(web.base, '')
  return next.startsWith('/api/auth/') ? arrive(visitor, next) : next
}

/** Who a visitor is to the API. */
function who(visitor: Visitor) {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return callerFor(createContext(app.deps, { cookie }))
}

const person = (name: string, more: Partial<TestPerson> = {}): TestPerson => ({
  sub: `sub-${name}`,
  name,
  email: `${name}@example.org`,
  email_verified: true,
  ...more,
})

test('the log-in page is told of the service; its first visit makes an account, the next one finds it', async () => {
  expect((await app.stranger.auth.doors()).providers).toEqual([{ id: 'oidc', name: 'Harbour' }])
  const first = web.visitor()
  expect(await through(first, person('ada'))).toBe('/documents')
  const user = await who(first).auth.me()
  expect(user).toMatchObject({ email: 'ada@example.org', username: 'ada', role: 'admin' })
  const again = web.visitor()
  await through(again, person('ada', { email: 'moved@example.org' }))
  expect((await who(again).auth.me())?.id).toBe(user?.id)
  expect(await who(again).account.get()).toMatchObject({
    hasPassword: false,
    emailVerified: true,
    logIns: [{ provider: 'oidc', name: 'Harbour', email: 'ada@example.org' }],
  })
})

test('an account without a password can set none away: its only log-in can’t be disconnected', async () => {
  const visitor = web.visitor()
  await through(visitor, person('solo'))
  expect(await codeOf(who(visitor).account.disconnect({ provider: 'oidc' }))).toBe('auth.only_way_in')
  await who(visitor).account.changePassword({ current: '', password: 'the first password of mine' })
  await who(visitor).account.disconnect({ provider: 'oidc' })
  expect((await who(visitor).account.get()).logIns).toEqual([])
})

test('whoever has no password confirms by a log-in that is recent', async () => {
  const visitor = web.visitor()
  await through(visitor, person('late'))
  await db.session.updateMany({ data: { createdAt: new Date(Date.now() - 3_600_000) } })
  expect(await codeOf(who(visitor).account.remove({ current: '' }))).toBe('auth.log_in_again')
  await through(visitor, person('late'))
  expect(await who(visitor).account.sessions()).toHaveLength(1)
  await who(visitor).account.remove({ current: '' })
  expect(await db.user.count({ where: { email: 'late@example.org' } })).toBe(0)
})

test('an account whose address was never confirmed is not entered by somebody else’s log-in', async () => {
  const { user } = await app.signUp('bob')
  const visitor = web.visitor()
  expect(await through(visitor, person('bob'))).toBe('/login?error=auth.link_first')
  expect(await who(visitor).auth.me()).toBeNull()
  expect(await db.oauthAccount.count({ where: { userId: user.id } })).toBe(0)
  await db.user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } })
  expect(await through(visitor, person('bob'))).toBe('/documents')
  expect((await who(visitor).auth.me())?.id).toBe(user.id)
})

test.each<[string, Partial<TestPerson>]>([
  ['not confirmed', { email_verified: false }],
  ['not said to be confirmed', { email_verified: undefined }],
  ['none', { email: undefined }],
  ['no address', { email: 'carol at home' }],
])('an address that the service has %s lets nobody in', async (how, more) => {
  const { user } = await app.signUp(`carol-${how.replaceAll(' ', '-')}`)
  await db.user.update({ where: { id: user.id }, data: { emailVerifiedAt: new Date() } })
  const visitor = web.visitor()
  const claims = person('carol', { sub: 'a stranger', email: user.email, ...more })
  expect(await through(visitor, claims)).toBe('/login?error=auth.provider_without_email')
  expect(await who(visitor).auth.me()).toBeNull()
})

test('who is logged in connects a log-in, whatever its address, once; it then leads to them', async () => {
  const dora = await app.signUp('dora')
  const visitor = web.visitor()
  await visitor.logIn(dora.user.email, 'dora likes long passwords')
  const sessions = await who(visitor).account.sessions()
  const hers = person('dora-at-work', { email: 'other@example.org', email_verified: false })
  expect(await through(visitor, hers)).toBe('/documents')
  expect(await who(visitor).account.sessions()).toHaveLength(sessions.length)
  const elsewhere = web.visitor()
  await through(elsewhere, hers)
  expect((await who(elsewhere).auth.me())?.id).toBe(dora.user.id)
  const erin = await app.signUp('erin')
  const another = web.visitor()
  await another.logIn(erin.user.email, 'erin likes long passwords')
  expect(await through(another, hers)).toBe('/settings/account?error=auth.login_taken')
  expect((await who(another).auth.me())?.id).toBe(erin.user.id)
})

test('who is switched off stays out', async () => {
  const visitor = web.visitor()
  await through(visitor, person('fred'))
  await db.user.update({ where: { email: 'fred@example.org' }, data: { disabledAt: new Date() } })
  expect(await through(web.visitor(), person('fred'))).toBe('/login?error=auth.disabled')
})

test.each<Lie>(['signature', 'nonce', 'audience', 'issuer', 'expired', 'someone else'])(
  'a token with a wrong one is refused: %s',
  async (lie) => {
    const visitor = web.visitor()
    expect(await through(visitor, person(`liar-${lie.replace(' ', '-')}`), lie)).toMatch(
      /^\/login\?.*error=OAuth/,
    )
    expect(await who(visitor).auth.me()).toBeNull()
  },
)

test('a code is good for the browser that asked for it: another one, another state, no verifier are refused', async () => {
  provider.next = { person: person('victim'), lie: null }
  const asked = web.visitor()
  const { url } = await asked.post('/api/auth/signin/oidc', { callbackUrl: `${web.base}/documents` })
  const back = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? ''
  const other = web.visitor()
  await other.post('/api/auth/signin/oidc', { callbackUrl: `${web.base}/documents` })
  expect(await arrive(other, back)).toMatch(/^\/login\?.*error=/)
  expect(await arrive(web.visitor(), back)).toMatch(/^\/login\?.*error=/)
  for (const name of [...asked.cookies.keys()].filter((key) => key.includes('pkce')))
    asked.cookies.delete(name)
  expect(await arrive(asked, back)).toMatch(/^\/login\?.*error=/)
  expect(await db.user.count({ where: { email: 'victim@example.org' } })).toBe(0)
})

test('nobody is sent on to another site', async () => {
  provider.next = { person: person('ada'), lie: null }
  const visitor = web.visitor()
  const { url } = await visitor.post('/api/auth/signin/oidc', { callbackUrl: 'https://evil.example/' })
  const back = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? ''
  expect(await arrive(visitor, back)).not.toContain('evil')
})

test('a provider that is away is said to be, and the password still works', async () => {
  const away = await testApp({ env: { ...OAUTH_ENV, OAUTH_ISSUER: 'http://127.0.0.1:9' } })
  const { user } = await away.signUp('ada')
  const there = await webApp(away)
  const visitor = there.visitor()
  const { url } = await visitor.post('/api/auth/signin/oidc', { callbackUrl: there.base })
  expect(url).toMatch(/error=OAuthSignin$/)
  expect((await visitor.logIn(user.email, 'ada likes long passwords')).status).toBe(200)
})

test('where sign-up is for the invited, the address that was invited comes in by the service, others don’t', async () => {
  const invited = await testApp({ env: { ...OAUTH_ENV, SIGN_UP: 'invited' } })
  await invited.signUp('operator')
  const there = await webApp(invited)
  const go = async (name: string) => {
    provider.next = { person: person(name), lie: null }
    const visitor = there.visitor()
    const { url } = await visitor.post('/api/auth/signin/oidc', { callbackUrl: `${there.base}/documents` })
    const back = (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? ''
    return ((await visitor.go(back)).headers.get('location') ?? '').replace(there.base, '')
  }
  expect(await go('guest')).toBe('/login?error=auth.invitation_needed')
  await invite(invited.deps, { email: 'guest@example.org', by: null, address: null })
  expect(await go('guest')).toBe('/documents')
})

test('at GitHub only the primary address counts, and only if GitHub has confirmed it', async () => {
  let addresses = [{ email: 'spam@example.org', primary: false, verified: true }]
  const server = createServer(({ url, headers }, response) => {
    response.statusCode = headers.authorization === 'Bearer good' ? 200 : 401
    response.end(JSON.stringify(url === '/user' ? { id: 7, login: 'ada', name: null } : addresses))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await githubPerson(api, 'good')).toEqual({ id: '7', name: 'ada', email: '', verified: false })
  addresses = [...addresses, { email: 'ada@example.org', primary: true, verified: true }]
  expect(await githubPerson(api, 'good')).toMatchObject({ email: 'ada@example.org', verified: true })
  expect(await codeOf(githubPerson(api, 'stolen'))).toBe('auth.provider_failed')
  server.close()
})
