import { expect, test } from 'vitest'
import { settled, testApp } from '#test/app.ts'
import { tidy } from './tidy.ts'

const DAY = 86_400_000
const app = await testApp({ env: { RETENTION: 'audit=never' } })
const { db } = app.deps
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const now = new Date()
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY)
const later = (days: number) => new Date(now.getTime() + days * DAY)

const documentId = await app.ready(user, 'lease.md', 'The notice period is 90 days.')
const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary' })
await settled(async () => (await caller.analyses.get({ id: analysisId })).state)

const removed = async () =>
  (await db.setting.findUniqueOrThrow({ where: { key: 'retention.last' } })).value as {
    day: string
    removed: Record<string, number>
  }

test('what is young stays', async () => {
  expect(await tidy(app.deps, now)).toBe(0)
  expect((await removed()).day).toBe(now.toISOString().slice(0, 10))
})

test('of two workers that look at once one does the work, and once a day', async () => {
  await db.uploadDay.create({ data: { userId: user.id, day: daysAgo(200), count: 3 } })
  expect(await tidy(app.deps, now)).toBe(0) // it was done today
  const counts = await Promise.all([tidy(app.deps, later(1)), tidy(app.deps, later(1))])
  expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(1)
  expect((await removed()).removed.uploadDays).toBe(1)
  expect(await tidy(app.deps, later(1))).toBe(0)
})

test('steps of what ended long ago go, the jobs and answers stay', async () => {
  await tidy(app.deps, later(91))
  expect(await db.jobEvent.count()).toBe(0)
  expect(await db.runEvent.count()).toBe(0)
  expect(await db.job.count()).toBe(2)
  expect((await caller.analyses.get({ id: analysisId })).state).toBe('done')
  expect(await db.run.count({ where: { cachedUntil: { not: null } } })).toBe(0)
})

test('used and ended tokens go after a month, live ones stay', async () => {
  const token = { userId: user.id, name: 'script', beginning: 'ultrai_', scopes: ['read'] }
  await db.accessToken.create({ data: { ...token, hash: 'live', expiresAt: later(1_000) } })
  await db.accessToken.create({ data: { ...token, hash: 'ended', expiresAt: later(95) } })
  await db.accessToken.create({ data: { ...token, hash: 'for ever' } })
  const mail = { userId: user.id, purpose: 'reset_password', email: user.email } as const
  await db.mailToken.create({ data: { ...mail, hash: 'used', expiresAt: later(1_000), usedAt: now } })
  await db.invitation.create({ data: { hash: 'ended', expiresAt: now } })
  await db.idempotencyKey.create({ data: { userId: user.id, key: 'a', request: 'b' } })
  await db.auditEntry.create({ data: { action: 'log-in', at: daysAgo(1_000) } })
  const session = { userId: user.id, expiresAt: later(1_000) }
  await db.session.create({ data: { ...session, revokedAt: now } })
  const live = await db.session.create({ data: session })

  await tidy(app.deps, later(130))
  const left = await db.accessToken.findMany({ orderBy: { hash: 'asc' }, select: { hash: true } })
  expect(left.map(({ hash }) => hash)).toEqual(['for ever', 'live'])
  expect(await db.mailToken.count()).toBe(0)
  expect(await db.invitation.count()).toBe(0)
  expect(await db.idempotencyKey.count()).toBe(0)
  expect(await db.session.count({ where: { id: live.id } })).toBe(1)
  expect(await db.session.count({ where: { revokedAt: { not: null } } })).toBe(0)
  expect(await db.auditEntry.count({ where: { at: daysAgo(1_000) } })).toBe(1) // RETENTION says never
})

test('a document is gone for good a month after it was put in the trash', async () => {
  await caller.documents.remove({ id: documentId })
  await tidy(app.deps, later(131))
  expect((await removed()).removed.documents).toBe(1)
  expect(await db.document.count()).toBe(0)
  expect(await db.documentText.count()).toBe(0)
  expect(await db.analysis.count()).toBe(0)
})
