import { expect, test } from 'vitest'
import { codeOf, testApp } from '#test/app.ts'
import { invite } from './invitations/invite.ts'

const invited = await testApp({ env: { SIGN_UP: 'invited' } })
const closed = await testApp({ env: { SIGN_UP: 'closed' } })
const password = 'a rather long passphrase'

const invitation = async (email = '') =>
  new URL((await invite(invited.deps, { email, by: null, address: null })).link).searchParams.get(
    'invitation',
  ) ?? ''
const join = (name: string, secret?: string) =>
  invited.stranger.auth.register({
    email: `${name}@example.org`,
    username: name,
    password,
    invitation: secret,
  })

test('closed: the first account is made, no other one', async () => {
  const { register } = closed.stranger.auth
  expect((await closed.stranger.auth.doors()).signUp).toBe('open')
  expect((await register({ email: 'ada@example.org', username: 'A', password })).role).toBe('admin')
  expect(await codeOf(register({ email: 'bob@example.org', username: 'B', password }))).toBe(
    'auth.sign_up_closed',
  )
  expect((await closed.stranger.auth.doors()).signUp).toBe('closed')
})

test('invited: an invitation works once, and for whom it is', async () => {
  expect((await join('ada')).role).toBe('admin')
  expect(await codeOf(join('bob'))).toBe('auth.invitation_needed')
  expect(await codeOf(join('bob', 'made-up'))).toBe('auth.invitation_invalid')
  const secret = await invitation()
  expect((await join('bob', secret)).role).toBe('user')
  expect(await codeOf(join('carol', secret))).toBe('auth.invitation_invalid')
  const hers = await invitation('carol@example.org')
  expect(await codeOf(join('dora', hers))).toBe('auth.invitation_invalid')
  expect((await join('carol', hers)).username).toBe('carol')
})

test('an address that is taken leaves the invitation as it was', async () => {
  const secret = await invitation()
  expect(await codeOf(join('bob', secret))).toBe('auth.email_taken')
  expect((await join('erin', secret)).username).toBe('erin')
})

test('an invitation ends after a week', async () => {
  const secret = await invitation()
  await invited.deps.db.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
  expect(await codeOf(join('fred', secret))).toBe('auth.invitation_invalid')
})
