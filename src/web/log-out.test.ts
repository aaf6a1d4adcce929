import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { type Visitor, webApp } from '#test/web-app.ts'

const app = await testApp()
const web = await webApp(app)

/** Somebody with a browser, a saved copy of its cookie, a program's log-in and an access token, each with an open stream. */
async function everywhere(name: string) {
  const { user } = await app.signUp(name)
  const password = `${name} likes long passwords`
  const here = web.visitor()
  await here.logIn(user.email, password)
  const there = web.visitor()
  await there.logIn(user.email, password)
  const { access_token } = await json(here, '/api/v2/auth/login', { email: user.email, password })
  const { secret } = await call(here, 'account.makeToken', { name: 'x', scopes: ['read'], days: null })
  const credentials: Record<string, string>[] = [
    { cookie: cookieOf(there) },
    { authorization: `Bearer ${access_token}` },
    { authorization: `Bearer ${secret}` },
  ]
  const streams = credentials.map(openStream)
  await Promise.all(streams.map(({ opened }) => opened))
  return { here, password, credentials, ended: Promise.all(streams.map(({ ended }) => ended)) }
}

function cookieOf(visitor: Visitor): string {
  return [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

async function json(visitor: Visitor, path: string, body: unknown) {
  const headers = { 'content-type': 'application/json' }
  const response = await visitor.go(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

async function call(visitor: Visitor, procedure: string, input: unknown = undefined) {
  return (await json(visitor, `/api/trpc/${procedure}`, input)).result.data
}

/** The stream of one's jobs. `opened`: it has begun; `ended`: the server has closed it. */
function openStream(headers: Record<string, string>) {
  const response = fetch(new URL('/api/trpc/jobs.changes', web.base), {
    headers: { accept: 'text/event-stream', ...headers },
  })
  return {
    opened: response.then(({ status }) => expect(status).toBe(200)),
    ended: response.then(async ({ body }) => {
      for await (const _ of body ?? []);
      return 'ended'
    }),
  }
}

async function status(headers: Record<string, string>): Promise<number> {
  return (await fetch(new URL('/api/trpc/documents.list', web.base), { headers })).status
}

test('log out everywhere: saved cookie, log-in and access token are dead at the next request, open streams end', async () => {
  const { here, credentials, ended } = await everywhere('ada')
  const saved = { cookie: cookieOf(here) }
  for (const one of [...credentials, saved]) expect(await status(one)).toBe(200)
  await call(here, 'account.logOutEverywhere')
  for (const one of [...credentials, saved]) expect(await status(one)).toBe(401)
  // They look at their session every four seconds (server/api/stream.ts).
  expect(await ended).toEqual(['ended', 'ended', 'ended'])
})

test('a new password: so is everything but the session that changed it', async () => {
  const { here, password, credentials, ended } = await everywhere('bob')
  await call(here, 'account.changePassword', { current: password, password: 'another long passphrase' })
  for (const one of credentials) expect(await status(one)).toBe(401)
  expect(await status({ cookie: cookieOf(here) })).toBe(200)
  expect(await ended).toEqual(['ended', 'ended', 'ended'])
})

test('by https the cookies are Secure, for this site and for the server alone', async () => {
  const secure = await testApp({
    env: { PUBLIC_URL: 'https://ultrai.example.org', ALLOWED_HOSTS: '127.0.0.1' },
  })
  const { user } = await secure.signUp('ada')
  const visitor = (await webApp(secure)).visitor()
  await visitor.logIn(user.email, 'ada likes long passwords')
  expect(visitor.setCookies.length).toBeGreaterThanOrEqual(2)
  for (const line of visitor.setCookies) {
    expect(line).toMatch(/^__(Secure|Host)-/)
    expect(line).toMatch(/; Secure/i)
    expect(line).toMatch(/; HttpOnly/i)
    expect(line).toMatch(/; SameSite=Lax/i)
    expect(line).not.toMatch(/; Domain/i)
  }
  expect([...visitor.cookies.keys()]).toContain('__Secure-ultrai.session')
})

test('keys rotate: the first signs, all verify, one that was taken out verifies nothing', async () => {
  const [old, next] = ['an-old-key-of-32-characters-or-more!', 'a-new-key-of-32-characters-or-more!!']
  const key = (AUTH_SECRETS: string) => testApp({ env: { AUTH_SECRETS } })
  const first = await key(old ?? '')
  const { user } = await first.signUp('ada')
  const visitor = (await webApp(first)).visitor()
  await visitor.logIn(user.email, 'ada likes long passwords')
  // The same database, started again with other keys.
  const meWith = async (authSecrets: string[]) => {
    const again = await webApp({ ...first, deps: { ...first.deps, env: { ...first.deps.env, authSecrets } } })
    const response = await fetch(new URL('/api/trpc/auth.me', again.base), {
      headers: { cookie: cookieOf(visitor) },
    })
    return (await response.text()).includes(user.email)
  }
  expect(await meWith([next ?? '', old ?? ''])).toBe(true)
  expect(await meWith([next ?? ''])).toBe(false)
})
