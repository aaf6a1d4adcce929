import { expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { appRouter, callerFor } from '#server/api/root.ts'
import { type Caller, codeOf, testApp } from '#test/app.ts'
import { runCommand } from './commands.ts'

const app = await testApp()
const ada = await app.signUp('ada')
const bob = await app.signUp('bob')
const { db } = app.deps
const fresh = (cookie: string) => callerFor(createContext(app.deps, { cookie }))
const id = crypto.randomUUID()

/** Every procedure for admins; that none is missing is seen by the names in the router. */
const CALLS: Record<string, (caller: Caller) => Promise<unknown>> = {
  users: (c) => c.admin.users(),
  changeUser: (c) => c.admin.changeUser({ id: ada.user.id, role: 'user' }),
  jobs: (c) => c.admin.jobs(),
  limits: (c) => c.admin.limits(),
  audit: (c) => c.admin.audit(),
  invitations: (c) => c.admin.invitations(),
  invite: (c) => c.admin.invite(),
  withdrawInvitation: (c) => c.admin.withdrawInvitation({ id }),
}

test.each(Object.keys(CALLS))(
  'admin.%s: a user is told that only admins may, a stranger to log in',
  async (name) => {
    const call = CALLS[name] as (caller: Caller) => Promise<unknown>
    expect(await codeOf(call(bob.caller))).toBe('auth.not_admin')
    expect(await codeOf(call(app.stranger))).toBe('auth.required')
    const { secret } = await ada.caller.account.makeToken({ name, scopes: ['read', 'write'], days: 1 })
    const program = callerFor(createContext(app.deps, { cookie: null, authorization: `Bearer ${secret}` }))
    expect(await codeOf(call(program))).toBe('auth.session_needed')
  },
)

test('every procedure for admins is tried above', () => {
  const names = Object.keys(appRouter._def.procedures).filter((name) => name.startsWith('admin.'))
  expect(names.sort()).toEqual(
    Object.keys(CALLS)
      .map((name) => `admin.${name}`)
      .sort(),
  )
})

test('users are found by name or address, with numbers and nothing of what they work on', async () => {
  await app.upload(bob.user, 'secret-name.txt', 'secret words')
  const { rows, total } = await ada.caller.admin.users({ search: 'BOB@' })
  expect(total).toBe(1)
  expect(rows[0]).toMatchObject({ username: 'bob', documents: 1, disabledAt: null, monthlyCapUsd: null })
  const jobs = await ada.caller.admin.jobs()
  expect(jobs.rows).toMatchObject([{ userId: bob.user.id, state: 'queued', kind: 'ingest' }])
  expect(jobs.counts).toEqual({ queued: 1 })
  expect(JSON.stringify([rows, jobs])).not.toContain('secret')
})

test('who is switched off is out at the next request, and in again when switched on', async () => {
  const { admin } = ada.caller
  await admin.changeUser({ id: bob.user.id, disabled: true })
  expect(await fresh(bob.cookie).auth.me()).toBeNull()
  await admin.changeUser({ id: bob.user.id, disabled: false, monthlyCapUsd: 2.5 })
  expect((await admin.users({ search: 'bob' })).rows[0]).toMatchObject({
    disabledAt: null,
    monthlyCapUsd: 2.5,
  })
})

test('the last admin stays one; another may be made, who then may take over', async () => {
  const carol = await app.signUp('carol')
  const { admin } = ada.caller
  expect(await codeOf(admin.changeUser({ id: ada.user.id, role: 'user' }))).toBe('auth.last_admin')
  expect(await codeOf(admin.changeUser({ id: ada.user.id, disabled: true }))).toBe('auth.last_admin')
  expect(await codeOf(admin.changeUser({ id: 999_999, role: 'user' }))).toBe('user.not_found')
  await admin.changeUser({ id: carol.user.id, role: 'admin' })
  await fresh(carol.cookie).admin.changeUser({ id: ada.user.id, role: 'user' })
  expect(await codeOf(fresh(ada.cookie).admin.users())).toBe('auth.not_admin')
  await fresh(carol.cookie).admin.changeUser({ id: ada.user.id, role: 'admin' })
})

test('the trail tells who did what to whom', async () => {
  const { rows } = await ada.caller.admin.audit({ action: 'role_changed' })
  expect(rows.map(({ subject, details }) => [subject, details.role])).toEqual([
    [`user ${ada.user.id}`, 'admin'],
    [`user ${ada.user.id}`, 'user'],
    [expect.stringMatching(/^user \d+$/), 'admin'],
  ])
  expect(rows.every((row) => row.email === 'carol@example.org' || row.email === 'ada@example.org')).toBe(true)
})

test('the limits that hold here are told as they are set', async () => {
  const limits = await ada.caller.admin.limits()
  expect(limits).toMatchObject({ uploadsPerDay: 1000, signUp: 'open', monthlyCapUsd: null })
  expect(limits.rates).toContainEqual({ name: 'log-in', limit: 10, seconds: 900 })
})

test('an invitation can be withdrawn until it is used', async () => {
  const { link, invitation, mailed } = await ada.caller.admin.invite({ email: 'guest@example.org' })
  expect(link).toMatch(/\/signup\?invitation=/)
  expect(mailed).toBe(false)
  expect(JSON.stringify(await ada.caller.admin.invitations())).not.toContain(link.split('=')[1])
  await ada.caller.admin.withdrawInvitation({ id: invitation.id })
  expect(await codeOf(ada.caller.admin.withdrawInvitation({ id: invitation.id }))).toBe(
    'invitation.not_found',
  )
})

test('the command line makes links that set a password, admins, invitations', async () => {
  const run = (command: string, email: string) => runCommand(app.deps, { command, email })
  const token = new URL((await run('reset-link', 'Bob@example.org')) ?? '').hash.slice(1)
  await app.stranger.auth.resetPassword({ token, password: 'set by a printed link' })
  expect(await db.session.count({ where: { userId: bob.user.id, revokedAt: null } })).toBe(0)
  expect(await run('make-admin', 'bob@example.org')).toMatch(/is an admin/)
  expect((await db.user.findUnique({ where: { id: bob.user.id } }))?.role).toBe('admin')
  expect(await run('invite', '')).toMatch(/invitation=/)
  expect(await run('invite', 'no address')).toBeNull()
  expect(await run('dance', '')).toBeNull()
  expect(await codeOf(run('make-admin', 'nobody@example.org'))).toBe('user.not_found')
})
