import { expect, test } from 'vitest'
import type { Caller } from '#test/app.ts'
import { codeOf, testApp } from '#test/app.ts'
import { appRouter } from './root.ts'

const app = await testApp()
const ada = await app.signUp('ada')
const bob = await app.signUp('bob')
await app.startWorker()
const documentId = await app.ready(ada.user, 'secret.txt', 'The canary sings at 4 in the morning.')
const { analysisId } = await ada.caller.analyses.ask({ documentId, template: 'summary' })
const runId = (await ada.caller.analyses.get({ id: analysisId })).runs[0]?.id ?? 0
const { batchId } = await ada.caller.analyses.askMany({ documentIds: [documentId], template: 'summary' })
const sessionId = (await ada.caller.account.sessions())[0]?.id ?? ''
const { token } = await ada.caller.account.makeToken({ name: 'a program', scopes: ['read'], days: 30 })
const tokenId = token.id
const jobId = (await ada.caller.jobs.list()).rows[0]?.id ?? ''

/** Every procedure with ada's ids. A new procedure without a case fails the first test. */
const CASES: Record<
  string,
  ((caller: Caller) => Promise<unknown>) | 'public' | 'own rows only' | 'admins only'
> = {
  'auth.register': 'public',
  'auth.me': 'public',
  'auth.logOut': 'public',
  'auth.doors': 'public',
  'auth.requestReset': 'public',
  'auth.resetPassword': 'public',
  'auth.confirmEmail': 'public',
  'admin.users': 'admins only',
  'admin.changeUser': 'admins only',
  'admin.jobs': 'admins only',
  'admin.audit': 'admins only',
  'admin.invitations': 'admins only',
  'admin.invite': 'admins only',
  'admin.withdrawInvitation': 'admins only',
  'account.get': 'own rows only',
  'account.changeName': 'own rows only',
  'account.changePassword': 'own rows only',
  'account.changeEmail': 'own rows only',
  'account.sendVerification': 'own rows only',
  'account.disconnect': 'own rows only',
  'account.remove': 'own rows only',
  'account.sessions': 'own rows only',
  'account.endSession': (c) => c.account.endSession({ id: sessionId }),
  'account.logOutEverywhere': 'own rows only',
  'account.tokens': 'own rows only',
  'account.makeToken': 'own rows only',
  'account.revokeToken': (c) => c.account.revokeToken({ id: tokenId }),
  'health.status': 'public',
  'documents.list': 'own rows only',
  'documents.get': (c) => c.documents.get({ id: documentId }),
  'documents.limits': 'own rows only',
  'documents.page': (c) => c.documents.page({ id: documentId, page: 1 }),
  'documents.rename': (c) => c.documents.rename({ id: documentId, filename: 'mine.txt' }),
  'documents.reprocess': (c) => c.documents.reprocess({ id: documentId }),
  'documents.keepHere': (c) => c.documents.keepHere({ id: documentId, localOnly: true }),
  'documents.remove': (c) => c.documents.remove({ id: documentId }),
  'documents.restore': (c) => c.documents.restore({ id: documentId }),
  'analyses.templates': 'own rows only',
  'analyses.models': 'own rows only',
  'analyses.ask': (c) => c.analyses.ask({ documentId, template: 'summary' }),
  'analyses.askMany': (c) => c.analyses.askMany({ documentIds: [documentId], template: 'summary' }),
  'analyses.batch': (c) => c.analyses.batch({ id: batchId }),
  'analyses.estimate': (c) => c.analyses.estimate({ documentId, template: 'summary' }),
  'analyses.review': (c) => c.analyses.review({ runId, ordinal: 1, verdict: 'accepted' }),
  'analyses.usage': 'own rows only',
  'analyses.get': (c) => c.analyses.get({ id: analysisId }),
  'analyses.history': 'own rows only',
  'analyses.stop': (c) => c.analyses.stop({ id: analysisId }),
  'analyses.remove': (c) => c.analyses.remove({ id: analysisId }),
  'analyses.events': async (c) => {
    for await (const _ of await c.analyses.events({ runId })) throw new Error('an event was shown')
  },
  'jobs.list': 'own rows only',
  'jobs.get': (c) => c.jobs.get({ id: jobId }),
  'jobs.retry': (c) => c.jobs.retry({ id: jobId }),
  'jobs.cancel': (c) => c.jobs.cancel({ id: jobId }),
  'jobs.retryFailed': 'own rows only',
  'jobs.changes': 'own rows only',
  'models.list': 'own rows only',
  'models.test': 'own rows only',
  'models.setSwitch': 'own rows only',
  'search.query': 'own rows only',
  'search.status': 'own rows only',
}
const withIds = Object.entries(CASES).flatMap(([name, run]) =>
  typeof run === 'string' ? [] : [{ name, run }],
)

test('every procedure has its case here', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(appRouter._def.procedures).sort())
})

test.each(withIds)('$name: another user is told that it does not exist', async ({ run }) => {
  expect(await codeOf(run(bob.caller))).toMatch(/\.not_found$/)
})

test.each(withIds)('$name: a stranger is told to log in', async ({ run }) => {
  expect(await codeOf(run(app.stranger))).toBe('auth.required')
})

test('lists show a stranger nothing, and another user only what is theirs', async () => {
  const lists = (c: Caller) => [
    c.documents.list(),
    c.analyses.history({}),
    c.jobs.list(),
    c.search.query({ query: 'canary' }).then((answer) => answer.hits),
  ]
  for (const list of lists(app.stranger)) expect(await codeOf(list)).toBe('auth.required')
  expect(await Promise.all(lists(bob.caller))).toEqual([
    { rows: [], nextCursor: null },
    { rows: [], nextCursor: null },
    { rows: [], total: 0, failed: 0 },
    [],
  ])
  expect((await ada.caller.search.query({ query: 'canary' })).hits).toHaveLength(1)
})

test('the same bytes and question of another user are answered anew, not from the cache', async () => {
  const own = await app.ready(bob.user, 'secret.txt', 'The canary sings at 4 in the morning.')
  const asked = await bob.caller.analyses.ask({ documentId: own, template: 'summary' })
  expect((await bob.caller.analyses.get({ id: asked.analysisId })).cached).toBe(false)
})
