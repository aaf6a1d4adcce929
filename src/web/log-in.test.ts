import argon2 from '@node-rs/argon2'
import { afterAll, expect, test, vi } from 'vitest'
import { testApp } from '#test/app.ts'
import { type Visitor, webApp } from '#test/web-app.ts'

const verify = vi.spyOn(argon2, 'verify')
afterAll(() => verify.mockRestore())

const RIGHT = 'ada likes long passwords'
const app = await testApp({ env: { TRUST_PROXY: '1' } })
const ada = await app.signUp('ada')
const web = await webApp(app)
const from = (address: string, forged = '') => ({ 'x-forwarded-for': `${forged}${address}` })

/** What a try answers, without what is new in each. */
async function outcome(visitor: Visitor, email: string, password: string, headers: Record<string, string>) {
  const response = await visitor.logIn(email, password, headers)
  return { status: response.status, body: await response.text() }
}

test('an address without an account is answered by the same words and the same work', async () => {
  const visitor = web.visitor()
  const before = verify.mock.calls.length
  const known = await outcome(visitor, ada.user.email, 'wrong', from('192.0.2.1'))
  const unknown = await outcome(visitor, 'nobody@example.org', 'wrong', from('192.0.2.1'))
  expect(unknown).toEqual(known)
  expect(known).toMatchObject({ status: 401, body: expect.stringContaining('auth.wrong_login') })
  expect(verify.mock.calls.length - before).toBe(2)
})

test.each(['/api/auth', '/api/v2'])(
  'a hundred wrong passwords at %s: refused with the time to wait, whatever X-Forwarded-For is made up',
  async (door) => {
    const visitor = web.visitor()
    const address = door === '/api/v2' ? '192.0.2.2' : '192.0.2.3'
    const answers: Response[] = []
    for (let nth = 0; nth < 100; nth += 1) {
      const headers = from(address, `203.0.113.${nth}, `)
      answers.push(
        door === '/api/v2'
          ? await visitor.go('/api/v2/auth/login', {
              method: 'POST',
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify({ email: ada.user.email, password: 'wrong' }),
            })
          : await visitor.logIn(ada.user.email, 'wrong', headers),
      )
    }
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(90)
    for (const { headers } of refused) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    // Not even the right one, from there.
    expect((await visitor.logIn(ada.user.email, RIGHT, from(address))).status).toBe(429)
  },
)

test('their owner elsewhere is not locked out', async () => {
  const visitor = web.visitor()
  expect((await visitor.logIn(ada.user.email, RIGHT, from('198.51.100.7'))).status).toBe(200)
  const me = await visitor.go('/api/trpc/auth.me')
  expect(await me.text()).toContain(ada.user.email)
})

test.each([
  ['64 characters', 'correct horse '.repeat(5).slice(0, 64)],
  ['128 characters', 'correct horse '.repeat(10).slice(0, 128)],
  ['128 emoji', '🦉🐎🔋📎'.repeat(32)],
])('a password of %s logs in; its twin that differs after byte 72 does not', async (length, password) => {
  const email = `${length.replaceAll(' ', '-')}@example.org`
  await app.stranger.auth.register({ email, username: 'Long', password })
  const twin = `${password.slice(0, -2)}xy`
  expect(new TextEncoder().encode(twin).subarray(0, 60)).toEqual(
    new TextEncoder().encode(password).subarray(0, 60),
  )
  const visitor = web.visitor()
  expect((await visitor.logIn(email, twin, from('192.0.2.4'))).status).toBe(401)
  expect((await visitor.logIn(email, password, from('192.0.2.4'))).status).toBe(200)
})

test('twins that differ at byte 73 alone are told apart', async () => {
  const email = 'byte-73@example.org'
  const same = 'a very long passphrase '.repeat(4).slice(0, 72)
  await app.stranger.auth.register({ email, username: 'Twin', password: `${same}A` })
  const visitor = web.visitor()
  expect((await visitor.logIn(email, `${same}B`, from('192.0.2.5'))).status).toBe(401)
  expect((await visitor.logIn(email, same, from('192.0.2.5'))).status).toBe(401)
  expect((await visitor.logIn(email, `${same}A`, from('192.0.2.5'))).status).toBe(200)
})

test('an accent is the same from every keyboard', async () => {
  const email = 'accent@example.org'
  await app.stranger.auth.register({
    email,
    username: 'A',
    password: 'Caf\u00e9 au lait, s\u2019il vous pla\u00eet',
  })
  const visitor = web.visitor()
  const composed = 'Cafe\u0301 au lait, s\u2019il vous plai\u0302t'
  expect((await visitor.logIn(email, composed, from('192.0.2.6'))).status).toBe(200)
})

test.each([
  ['129 characters', `${'x'.repeat(127)}yz`, 400],
  ['a megabyte', 'x'.repeat(1_000_000), 400],
  ['on the list of leaked ones', 'baseball', 422],
  ['on it, in capitals with the usual ending', 'TrustNo1123!', 422],
  ['seven characters', 'xK4!pw9', 422],
])('a new password is refused: %s', async (_, password, status) => {
  const before = verify.mock.calls.length
  const body = JSON.stringify({ email: 'new@example.org', username: 'N', password })
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
  const response = await web.visitor().go('/api/v2/auth/register', init)
  // A megabyte may be too much for the door already.
  expect([status, ...(password.length > 1000 ? [413] : [])]).toContain(response.status)
  expect(verify.mock.calls.length).toBe(before)
})

test('a megabyte of password to log in with costs no hashing', async () => {
  const before = verify.mock.calls.length
  const { status } = await web.visitor().logIn(ada.user.email, 'x'.repeat(1_000_000), from('192.0.2.8'))
  expect([401, 413]).toContain(status)
  expect(verify.mock.calls.length).toBe(before)
})
