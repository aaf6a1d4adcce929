import { expect, test } from 'vitest'
import { codeOf, testApp } from '#test/app.ts'
import { isPassword } from './passwords.ts'
import { authenticate, logIn, logOut } from './sessions.ts'
import { makeToken, readToken } from './tokens.ts'

const app = await testApp()
const { register } = app.stranger.auth
const good = 'a rather long passphrase'

test('the first account of a local installation is admin, the next is not', async () => {
  const first = await register({ email: 'Ada@Example.org', username: 'Ada', password: good })
  expect(first).toMatchObject({ email: 'ada@example.org', role: 'admin' })
  expect((await register({ email: 'bob@example.org', username: 'Bob', password: good })).role).toBe('user')
})

test('an address is taken once, in any case of letters', async () => {
  expect(await codeOf(register({ email: 'ADA@example.org', username: 'A', password: good }))).toBe(
    'auth.email_taken',
  )
})

test.each(['password123', 'qwertyuiop', 'aaaaaaaaaa', 'carol2024', 'carol@example.org'])(
  '%j is too easy to guess',
  async (password) => {
    const email = 'carol@example.org'
    expect(await codeOf(register({ email, username: 'Carol', password }))).toBe('auth.weak_password')
  },
)

test('passwords of 128 characters and emoji work, twins that differ at byte 73 are told apart', async () => {
  const long = `${'🦉'.repeat(20)}${'x'.repeat(80)}`
  await register({ email: 'long@example.org', username: 'L', password: long })
  const stored = await app.deps.db.user.findUniqueOrThrow({ where: { email: 'long@example.org' } })
  expect(await isPassword(stored.hashedPassword, long)).toBe(true)
  expect(await isPassword(stored.hashedPassword, `${long.slice(0, -1)}y`)).toBe(false)
})

test('a wrong log-in says the same, whichever is wrong', async () => {
  const attempt = (email: string, password: string) => logIn(app.deps, { email, password, userAgent: '' })
  expect(await codeOf(attempt('ada@example.org', 'wrong'))).toBe('auth.wrong_login')
  expect(await codeOf(attempt('nobody@example.org', good))).toBe('auth.wrong_login')
})

test('a token is good until its session is ended', async () => {
  const { user, sessionId } = await logIn(app.deps, {
    email: 'ada@example.org',
    password: good,
    userAgent: '',
  })
  const token = await makeToken(app.deps.env.authSecrets, { sessionId, userId: user.id, seconds: 60 })
  expect((await authenticate(app.deps, token))?.user.email).toBe('ada@example.org')
  await logOut(app.deps, sessionId)
  expect(await authenticate(app.deps, token)).toBeNull()
})

test('keys rotate: an old one verifies, an unknown one does not', async () => {
  const [a, b, c] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)]
  const content = { sessionId: crypto.randomUUID(), userId: 1, seconds: 60 }
  const token = await makeToken([a], content)
  expect(await readToken([b], token)).toBeNull()
  expect(await readToken([c, a], token)).toMatchObject({ userId: 1 })
})

test.each(['', 'x', 'a.b.c', '%E0%A4%A', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'])(
  '%j is no token',
  async (token) => {
    expect(await authenticate(app.deps, token)).toBeNull()
  },
)
