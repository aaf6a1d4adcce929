import { expect, test } from 'vitest'
import { ROUTES } from '#server/api/rest/table.ts'
import { settled, testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'

/** 50 identical requests with one Idempotency-Key, for every route that takes one: one row; another body: 409. */

// Fifty at once take long on a busy machine, where none is to wait for a connection in vain.
const app = await testApp({ env: { DATABASE_POOL_SIZE: '50' } })
const { call, account } = await restServer(app)
const token = await account('ada')
const { db } = app.deps

interface Trial {
  path: string
  same: Parameters<typeof call>[2]
  other: Parameters<typeof call>[2]
  rows(): Promise<number>
}

const stored = await call('POST', '/documents', {
  token,
  json: { filename: 'a.txt', content: 'It ends on 1 May.' },
})
const failed = await call('POST', '/upload', {
  token,
  body: '%PDF-1.4 broken',
  headers: { 'x-file-name': 'a.pdf' },
})
await app.startWorker()
for (const { json } of [stored, failed])
  await settled(async () => (await db.job.findUniqueOrThrow({ where: { id: json.job_id } })).state)
const question = { document_id: stored.json.id, prompt: 'When does it end?', fresh: true }

const TRIALS: Record<string, Trial> = {
  '/documents': {
    path: '/documents',
    same: { json: { filename: 'one.txt', content: 'Stored once' } },
    other: { json: { filename: 'one.txt', content: 'Other words' } },
    rows: () => db.document.count(),
  },
  '/upload': {
    path: '/upload',
    same: { body: 'Uploaded once', headers: { 'x-file-name': 'b.txt' } },
    other: { body: 'Other bytes', headers: { 'x-file-name': 'b.txt' } },
    rows: () => db.document.count(),
  },
  '/analyses': {
    path: '/analyses',
    same: { json: question },
    other: { json: { ...question, prompt: 'Why does it end?' } },
    rows: () => db.analysis.count(),
  },
  '/jobs/{job_id}/retry': {
    path: `/jobs/${failed.json.job_id}/retry`,
    same: {},
    // Its body is its address: another job.
    other: { headers: {} },
    rows: () => db.jobEvent.count({ where: { jobId: failed.json.job_id, state: 'queued' } }),
  },
}

const routes = ROUTES.filter((route) => route.idempotent)

test('every route that takes a key has its trial', () => {
  expect(Object.keys(TRIALS).sort()).toEqual(routes.map(({ path }) => path).sort())
})

test.each(routes)('$method $path', async ({ method, path }) => {
  const trial = TRIALS[path]
  if (!trial) throw new Error(`no trial for ${path}`)
  const key = { 'idempotency-key': `key of ${path}`.replaceAll(' ', '-') }
  const withKey = ({ headers, ...rest }: Trial['same'] = {}) => ({
    token,
    ...rest,
    headers: { ...headers, ...key },
  })
  const before = await trial.rows()
  const all = await Promise.all(
    Array.from({ length: 50 }, () => call(method, trial.path, withKey(trial.same))),
  )
  expect(await trial.rows()).toBe(before + 1)
  expect(all[0]?.status).toBeLessThan(300)
  for (const { status, json } of all) expect([status, json]).toEqual([all[0]?.status, all[0]?.json])
  expect(all.filter(({ headers }) => headers.get('idempotent-replay') === 'true')).toHaveLength(49)

  const otherPath = path.includes('{')
    ? trial.path.replace(failed.json.job_id, stored.json.job_id)
    : trial.path
  const refused = await call(method, otherPath, withKey(trial.other))
  expect([refused.status, refused.json.code]).toEqual([409, 'request.idempotency_mismatch'])
  expect(await trial.rows()).toBe(before + 1)
})
