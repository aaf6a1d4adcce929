import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'
import { once } from './idempotency.ts'

// Fifty at once take long on a busy machine, where none is to wait for a connection in vain.
const app = await testApp({ env: { DATABASE_POOL_SIZE: '50' } })
await app.startWorker()
const { call, account } = await restServer(app)
const ada = await account('ada')
const bob = await account('bob')
const { db } = app.deps

function store(key: string, content: string, token = ada) {
  return call('POST', '/documents', {
    token,
    json: { filename: 'a.txt', content },
    headers: { 'idempotency-key': key },
  })
}

function upload(key: string, content: string, name = 'file.txt') {
  return call('POST', '/upload', {
    token: ada,
    body: content,
    headers: { 'idempotency-key': key, 'x-file-name': name },
  })
}

test('50 identical requests at once make one row, and all get the same answer', async () => {
  const before = await db.document.count()
  const all = await Promise.all(Array.from({ length: 50 }, () => store('one', 'Stored once')))
  expect(await db.document.count()).toBe(before + 1)
  expect(new Set(all.map((reply) => reply.status))).toEqual(new Set([201]))
  expect(new Set(all.map((reply) => reply.json.id)).size).toBe(1)
  expect(all.filter((reply) => reply.headers.get('idempotent-replay') === 'true')).toHaveLength(49)
})

test('the same key with another body is refused, and is another user’s own', async () => {
  const first = await store('two', 'The first words')
  expect(await store('two', 'Other words')).toMatchObject({
    status: 409,
    json: { code: 'request.idempotency_mismatch' },
  })
  const other = await store('two', 'Other words', bob)
  expect(other.status).toBe(201)
  expect(other.json.id).not.toBe(first.json.id)
})

test('a failure is not kept: it may be tried again', async () => {
  expect((await store('three', '')).status).toBe(422)
  expect((await store('three', 'Now with words')).status).toBe(201)
})

describe('while the database is away', () => {
  let isAway = false
  const failing = new Proxy(db, {
    get(target, name) {
      // As Prisma does it: what is asked for fails, not the asking.
      const lost = () => Promise.reject(new Error('away'))
      return isAway ? new Proxy({}, { get: () => lost }) : Reflect.get(target, name)
    },
  })
  const { log } = app.deps
  const keyed = async (key: string) => {
    const userId = (await db.user.findFirstOrThrow({ where: { email: 'ada@example.org' } })).id
    return { userId, key, request: async () => 'the same' }
  }
  const goAway = () => {
    isAway = true
    setTimeout(() => {
      isAway = false
    }, 300)
  }

  test('a key whose request failed is let go as soon as it is back', async () => {
    const input = await keyed('failed')
    const fail = async () => {
      goAway()
      throw new Error('failed')
    }
    await expect(once({ db: failing, log }, input, fail)).rejects.toThrow('failed')
    expect(await once({ db, log }, input, async () => ({ status: 201 }))).toEqual({ status: 201 })
  })

  test('what was done is answered, and is not done twice', async () => {
    const input = await keyed('done')
    const done = async () => {
      goAway()
      return { status: 201, body: 'the first' }
    }
    expect(await once({ db: failing, log }, input, done)).toMatchObject({ body: 'the first' })
    const again = await once({ db, log }, input, async () => ({ status: 201, body: 'the second' }))
    expect(again).toMatchObject({ status: 201, body: 'the first' })
  })
})

test('a key is forgotten after a day', async () => {
  await store('four', 'Yesterday’s words')
  const yesterday = new Date(Date.now() - 25 * 3_600_000)
  await db.idempotencyKey.updateMany({ where: { key: 'four' }, data: { createdAt: yesterday } })
  expect((await store('four', 'Today’s words')).status).toBe(201)
})

test('what died in the middle is taken over after five minutes', async () => {
  const userId = (await db.user.findFirstOrThrow({ where: { email: 'ada@example.org' } })).id
  const createdAt = new Date(Date.now() - 301_000)
  await db.idempotencyKey.create({ data: { userId, key: 'dead', request: '', createdAt } })
  expect((await store('dead', 'Taken over')).status).toBe(201)
})

describe('files', () => {
  test('the same bytes get the first answer, other bytes or another name are refused', async () => {
    const first = await upload('file', 'The bytes of a file')
    const again = await upload('file', 'The bytes of a file')
    expect(again).toMatchObject({ status: 201, json: first.json })
    expect(again.headers.get('location')).toBe(`/api/v2/jobs/${first.json.job_id}`)
    expect((await upload('file', 'Other bytes')).json.code).toBe('request.idempotency_mismatch')
    expect((await upload('file', 'The bytes of a file', 'b.txt')).status).toBe(409)
  })

  test('ten at once make one document', async () => {
    const before = await db.document.count()
    const all = await Promise.all(Array.from({ length: 10 }, () => upload('ten', 'Ten times the same')))
    expect(new Set(all.map((reply) => reply.json.document_id)).size).toBe(1)
    expect(await db.document.count()).toBe(before + 1)
  })
})

test('a question asked again with its key is not asked twice', async () => {
  const { json: document } = await store('document', 'The notice period is 30 days.')
  const ask = () =>
    call('POST', '/analyses', {
      token: ada,
      json: { document_id: document.id, prompt: 'How long is the notice period?', fresh: true },
      headers: { 'idempotency-key': 'question' },
    })
  const [first, second] = [await ask(), await ask()]
  expect(second.json).toEqual(first.json)
  expect(await db.analysis.count({ where: { documentId: document.id } })).toBe(1)
})

test.each(['', 'with space', 'x'.repeat(256)])('%j is no key', async (key) => {
  expect((await store(key, 'Words')).status).toBe(400)
})
