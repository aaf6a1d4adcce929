import { randomUUID } from 'node:crypto'
import { insist, REST, type Site } from './site.ts'
import type { Step } from './steps.ts'

export interface Visitor {
  email: string
  password: string
  /** made by the walk, and removed with everything at its end */
  isOwn: boolean
}

/** A new account; or the one that is given, where nobody may sign up. */
export async function enter(site: Site, step: Step, given: Partial<Visitor>): Promise<Visitor> {
  const { email, password } = given
  const visitor = email && password ? { email, password, isOwn: false } : await register(site, step)
  await step('a wrong password is refused', () => logIn(site, { ...visitor, password: randomUUID() }, 401))
  await step('log in', async () => {
    site.token = (await logIn(site, visitor, 200)).json.access_token
  })
  await step('the token is good', async () => {
    const { json } = await site.call('GET', `${REST}/auth/verify`)
    insist(json.email === visitor.email.toLowerCase(), 'it is somebody else’s')
  })
  await step('what is left of the limits', () => site.call('GET', `${REST}/limits`))
  return visitor
}

async function register(site: Site, step: Step): Promise<Visitor> {
  const visitor = { email: `smoke-${randomUUID()}@example.org`, password: randomUUID(), isOwn: true }
  await step('sign up', () => {
    const { email, password } = visitor
    const body = { email, username: 'Smoke', password }
    return site.call('POST', `${REST}/auth/register`, { body, expect: 201 })
  })
  return visitor
}

function logIn(site: Site, { email, password }: Visitor, expect: number) {
  return site.call('POST', `${REST}/auth/login`, { body: { email, password }, expect, signedIn: false })
}

/** As a browser does: next-auth's form, a cookie, a page that only they see. */
export async function walkAsBrowser(site: Site, step: Step, { email, password }: Visitor): Promise<void> {
  await step('log in as a browser does, and open the documents', async () => {
    const first = await site.call('GET', '/api/auth/csrf', { signedIn: false })
    const form = new URLSearchParams({ csrfToken: first.json.csrfToken, email, password, json: 'true' })
    const reply = await site.call('POST', '/api/auth/callback/credentials', {
      signedIn: false,
      body: form.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: site.base,
        cookie: cookiesOf(first.headers),
      },
    })
    const cookies = cookiesOf(reply.headers)
    insist(cookies !== '', 'no cookie was set')
    if (site.base.startsWith('https:'))
      insist(
        reply.headers.getSetCookie().every((line) => /;\s*secure/i.test(line)),
        'a cookie is not Secure: PUBLIC_URL should be this address',
      )
    const { text } = await site.call('GET', '/documents', { signedIn: false, headers: { cookie: cookies } })
    insist(text.includes('Documents'), 'the page is not that of the documents')
    await logOutBy(site, { cookie: cookies })
  })
}

function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** Ends the session of these headers, and sees that it is dead. */
async function logOutBy(site: Site, headers: Record<string, string>): Promise<void> {
  await site.call('POST', '/api/trpc/auth.logOut', { signedIn: false, headers, body: {} })
  await site.call('GET', '/api/trpc/documents.list', { signedIn: false, headers, expect: 401 })
}

/** Logs out; an account that the walk made is removed before, with all that it had. */
export async function leave(site: Site, step: Step, visitor: Visitor): Promise<void> {
  await step('log out', async () => {
    await site.call('POST', `${REST}/auth/logout`, { expect: 204 })
    await site.call('GET', `${REST}/auth/verify`, { expect: 401 })
  })
  if (!visitor.isOwn) return
  await step('delete the account with everything', async () => {
    site.token = (await logIn(site, visitor, 200)).json.access_token
    await site.call('POST', '/api/trpc/account.remove', { body: { current: visitor.password } })
    await site.call('GET', `${REST}/auth/verify`, { expect: 401 })
    await logIn(site, visitor, 401)
  })
}
