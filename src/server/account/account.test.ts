import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { keptRun } from '#server/analyses/cache.ts'
import { createContext } from '#server/api/context.ts'
import { callerFor } from '#server/api/root.ts'
import { extractive } from '#server/models/extractive/provider.ts'
import { codeOf, testApp } from '#test/app.ts'
import { scriptedModel } from '#test/scripted-model.ts'
import { exportAccount } from './export.ts'

/** A model that is still at work when its user leaves. */
let asked = false
let aborted = false
const endless = scriptedModel('endless', () => '', {
  async *generate(_, signal) {
    asked = true
    await once(signal, 'abort')
    aborted = true
    yield* []
  },
})

const app = await testApp({ providers: [extractive, endless] })
const { db } = app.deps
await app.signUp('operator')
const ada = await app.signUp('ada')
const bob = await app.signUp('bob')
await app.startWorker()

const TEXT = 'The canary sings at 4 in the morning. It is paid 30 euros within 14 days.'
const owned: Record<string, number> = {}
for (const { user, caller } of [ada, bob]) {
  owned[user.username] = await app.ready(user, 'Canary & co.txt', TEXT)
  await caller.analyses.ask({ documentId: owned[user.username] ?? 0, template: 'summary' })
  await caller.account.makeToken({ name: 'program', scopes: ['read'], days: null })
}
/** Rows of a user, by table: of each that has a user_id, and of what hangs on those. */
async function rowsOf(userId: number): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'user_id' AND table_name <> 'audit' ORDER BY 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const sql = `SELECT count(*)::int AS n FROM "${name}" WHERE user_id = $1`
    counts[name] = (await db.$queryRawUnsafe<{ n: number }[]>(sql, userId))[0]?.n ?? -1
  }
  return counts
}

/** All rows of the tables that hang on others, whoever's they are. */
async function rowsBelow(): Promise<Record<string, number>> {
  const names = [
    'document_texts',
    'pages',
    'chunks',
    'vectors',
    'claims',
    'citations',
    'run_events',
    'analysis_runs',
  ]
  const counts: Record<string, number> = {}
  for (const name of [...names, 'job_events', 'blobs', 'blob_pieces']) {
    const sql = `SELECT count(*)::int AS n FROM "${name}"`
    counts[name] = (await db.$queryRawUnsafe<{ n: number }[]>(sql))[0]?.n ?? -1
  }
  return counts
}

test('an export holds the originals, the texts, the answers with their quotes, and no hash of a secret', async () => {
  // A document read and a question answered for each; after its job nothing is written of it any more.
  await expect.poll(() => db.job.count({ where: { state: 'done' } })).toBe(4)
  const bytes = await buffer(await exportAccount(app.deps, { userId: ada.user.id }))
  const files = await unzip(bytes)
  const id = owned.ada ?? 0
  expect(Object.keys(files).sort()).toEqual([
    'account.json',
    expect.stringMatching(/^analyses\/\d+\.json$/),
    'documents.json',
    `originals/${id}-Canary & co.txt`,
    `texts/${id}-1.txt`,
  ])
  expect(files[`originals/${id}-Canary & co.txt`]).toBe(TEXT)
  expect(files[`texts/${id}-1.txt`]).toContain('The canary sings')
  const analysis = Object.entries(files).find(([name]) => name.startsWith('analyses/'))?.[1] ?? ''
  expect(JSON.parse(analysis)).toMatchObject({ template: 'summary', runs: [{ state: 'done' }] })
  expect(JSON.parse(files['account.json'] ?? '')).toMatchObject({ user: { email: 'ada@example.org' } })
  expect(Object.values(files).join()).not.toMatch(/argon2|"hash"|hashedPassword|bob@/)
})

test('deleting asks for the password, and leaves nothing of the user, everything of others', async () => {
  const { account } = ada.caller
  expect(await codeOf(account.remove({ current: 'wrong' }))).toBe('auth.wrong_password')
  const { secret } = await account.makeToken({ name: 'saved', scopes: ['read'], days: null })
  const byToken = { cookie: null, authorization: `Bearer ${secret}` }
  expect((await callerFor(createContext(app.deps, byToken)).documents.list()).rows).toHaveLength(1)
  const [before, others] = [await rowsBelow(), await rowsOf(bob.user.id)]
  expect(Object.values(await rowsOf(ada.user.id)).filter((count) => count > 0).length).toBeGreaterThan(5)
  const { id: runId } = await db.run.findFirstOrThrow({ where: { userId: ada.user.id } })
  const kept = { runId, reviewStamp: 0 }
  expect(await keptRun(app.deps, kept)).not.toBeNull()
  await account.remove({ current: 'ada likes long passwords' })
  const left = await rowsOf(ada.user.id)
  expect(left).toEqual(Object.fromEntries(Object.keys(left).map((name) => [name, 0])))
  expect(await db.user.count({ where: { id: ada.user.id } })).toBe(0)
  // Both had the same, so that of everything below exactly half is left.
  const after = await rowsBelow()
  expect(after).toEqual(Object.fromEntries(Object.entries(before).map(([name, count]) => [name, count / 2])))
  expect(await rowsOf(bob.user.id)).toEqual(others)
  expect(await keptRun(app.deps, kept)).toBeNull()
  const cookie = () => callerFor(createContext(app.deps, { cookie: ada.cookie }))
  expect(await codeOf(cookie().documents.list())).toBe('auth.required')
  expect(await codeOf(callerFor(createContext(app.deps, byToken)).documents.list())).toBe('auth.required')
  const trail = await db.auditEntry.findMany({ where: { userId: ada.user.id } })
  expect(trail.at(-1)?.action).toBe('account_removed')
  expect(trail.every((entry) => entry.address === '')).toBe(true)
})

test('deleting stops what is under way, so that no model reads on', async () => {
  const carol = await app.signUp('carol')
  const documentId = await app.ready(carol.user, 'long.txt', TEXT)
  const question = { template: 'question', question: 'When?', model: 'endless' } as const
  await carol.caller.analyses.ask({ documentId, ...question })
  await expect.poll(() => asked).toBe(true)
  await carol.caller.account.remove({ current: 'carol likes long passwords' })
  await expect.poll(() => aborted).toBe(true)
  expect(Object.values(await rowsOf(carol.user.id)).every((count) => count === 0)).toBe(true)
})

test('the last admin can’t leave others behind', async () => {
  const admin = await app.deps.db.user.findFirstOrThrow({ where: { role: 'admin' } })
  await db.user.update({ where: { id: admin.id }, data: { role: 'user' } })
  await db.user.update({ where: { id: bob.user.id }, data: { role: 'admin' } })
  const current = 'bob likes long passwords'
  expect(await codeOf(bob.caller.account.remove({ current }))).toBe('auth.last_admin')
})

async function unzip(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const files: Record<string, string> = {}
  for await (const entry of zip.eachEntry())
    files[entry.fileName] = (await buffer(await zip.openReadStreamPromise(entry))).toString()
  return files
}
