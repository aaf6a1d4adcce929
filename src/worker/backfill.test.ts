import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import { endpointEmbedder } from '#server/models/embeddings/endpoint.ts'
import { createLog } from '#server/platform/log.ts'
import { embedText } from '#server/search/embed.ts'
import { findLatestText } from '#server/search/repo.ts'
import { searchDocument } from '#server/search/search-document.ts'
import { settled, testApp } from '#test/app.ts'
import { embeddingServer } from '#test/embedding-server.ts'
import { backfill } from './backfill.ts'

/** A model of two thoughts: animals, and everything else. */
const server = await embeddingServer((text) => (/cat|dog|kitten|pet/i.test(text) ? [1, 0.1] : [0.1, 1]))
afterAll(() => server.close())
beforeEach(() => {
  server.instead = null
  server.requests.length = 0
})

/** The model of the moment: the worker is started once, and models change. */
let current = model('first')
const embedder: Embedder = {
  get model() {
    return current.model
  },
  local: true,
  batch: 1,
  embed: (texts, options) => current.embed(texts, options),
  healthy: () => current.healthy(),
}

const app = await testApp({ embedder })
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const TEXT = [
  'The cat sleeps on the mat all day long, and nobody minds it at all. '.repeat(12),
  'Payments are due on the first day of every month, in full and in advance. '.repeat(12),
].join('\n\n')
const documentId = await app.ready(user, 'house.txt', TEXT)
const textId = (await findLatestText(app.deps.db, documentId)) ?? 0

function model(name: string, local = true) {
  return endpointEmbedder({
    ...{ url: server.url, model: name, local, batch: 1, log: createLog('worker', 'silent') },
    pace: { tries: 1 },
  })
}

function vectors(model: string) {
  return app.deps.db.vector.count({ where: { model } })
}

async function latestJob() {
  const read = () =>
    app.deps.db.job.findFirstOrThrow({ where: { kind: 'embed' }, orderBy: { createdAt: 'desc' } })
  await settled(async () => (await read()).state)
  return read()
}

test('a text is embedded once, passage after passage, and an interruption loses nothing', async () => {
  await embedText(app.deps, { textId })
  const total = await app.deps.db.chunk.count({ where: { textId } })
  expect(total).toBeGreaterThan(1)
  expect(await vectors('first')).toBe(total)
  server.requests.length = 0
  expect(await embedText(app.deps, { textId })).toEqual({ vectors: 0 })
  expect(server.requests).toEqual([])

  const other = { ...app.deps, embedder: model('interrupted') }
  const stop = new AbortController()
  const onProgress = () => stop.abort(new Error('stopped'))
  await expect(embedText(other, { textId, signal: stop.signal, onProgress })).rejects.toThrow('stopped')
  expect(await vectors('interrupted')).toBe(1)
  expect(await embedText(other, { textId })).toEqual({ vectors: total - 1 })
})

test('what a query means is found beside its words', async () => {
  const { hits, meaning } = await caller.search.query({ query: 'kitten' })
  expect(meaning).toBe('on')
  expect(hits[0]?.snippet).toMatch(/^The cat/)
  expect(hits[0]?.hits).toEqual([])
  const [best] = await searchDocument(app.deps, { userId: user.id, textId, query: 'a pet', limit: 1 })
  expect(TEXT.slice(best?.start, best?.end)).toMatch(/^The cat/)
  expect(await searchDocument(app.deps, { userId: user.id + 1, textId, query: 'a pet', limit: 1 })).toEqual(
    [],
  )
})

test('when the model does not answer, words still find, and the answer says so', async () => {
  server.instead = (_, response) => response.writeHead(500).end()
  const { hits, meaning } = await caller.search.query({ query: 'payments due' })
  expect(meaning).toBe('unavailable')
  expect(hits.length).toBeGreaterThan(0)
})

test('after a change of the model, texts are embedded again in the background, and progress is told', async () => {
  current = model('second')
  const before = await caller.search.status()
  expect(before).toMatchObject({ model: 'second', meaning: 'on', driver: 'exact', done: 0 })
  expect((await caller.search.query({ query: 'cat' })).hits[0]?.snippet).toMatch(/^The cat/)
  expect(await backfill(app.deps)).toBe(1)
  expect(await backfill(app.deps)).toBe(0)
  expect((await latestJob()).state).toBe('done')
  const after = await caller.search.status()
  expect(after.done).toBe(after.total)
  expect(await backfill(app.deps)).toBe(0)
})

test('while the model is away no jobs are made; once it is back, they are', async () => {
  current = model('third')
  server.instead = (_, response) => response.writeHead(503).end()
  await expect(backfill(app.deps)).rejects.toThrow()
  server.instead = null
  expect(await backfill(app.deps)).toBe(1)
  expect((await latestJob()).state).toBe('done')
})

test('a document that is kept to this server is not sent elsewhere', async () => {
  const elsewhere = { ...app.deps, embedder: model('elsewhere', false) }
  await app.deps.db.document.update({ where: { id: documentId }, data: { localOnly: true } })
  server.requests.length = 0
  expect(await embedText(elsewhere, { textId })).toBeNull()
  expect(await backfill(elsewhere)).toBe(0)
  expect(server.requests).toEqual([])
})
