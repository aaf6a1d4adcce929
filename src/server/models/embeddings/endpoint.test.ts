import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { AppError } from '#server/platform/errors.ts'
import { createLog } from '#server/platform/log.ts'
import { codeOf } from '#test/app.ts'
import { embeddingServer } from '#test/embedding-server.ts'
import { endpointEmbedder } from './endpoint.ts'

const server = await embeddingServer((text) => [text.length, 4])
afterAll(() => server.close())
beforeEach(() => {
  server.instead = null
  server.requests.length = 0
})

function embedder({
  timeout = 10_000,
  ...extra
}: {
  dimensions?: number
  apiKey?: string
  url?: string
  local?: boolean
  timeout?: number
} = {}) {
  return endpointEmbedder({
    url: server.url,
    model: 'test',
    local: true,
    batch: 8,
    log: createLog('web', 'silent'),
    pace: { pause: 1, timeout },
    ...extra,
  })
}

function answerWith(body: unknown, status = 200, headers: Record<string, string> = {}) {
  server.instead = (_, response) => {
    response.writeHead(status, headers)
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

async function faultOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'none',
    (error) => (error instanceof AppError ? (error.details.fault ?? error.code) : error),
  )
}

test('each text has its vector, of unit length', async () => {
  const [first, second] = await embedder().embed(['abc', 'abcd'])
  expect(Array.from(first ?? [])).toEqual([expect.closeTo(0.6), expect.closeTo(0.8)])
  expect(Array.from(second ?? [])).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2)])
})

test('answers are put in order by their index', async () => {
  answerWith({ data: [1, 0].map((index) => ({ index, embedding: [index, 1 - index] })) })
  const vectors = await embedder().embed(['a', 'b'])
  expect(vectors.map((vector) => vector[0])).toEqual([0, 1])
})

describe('an answer that makes no sense is told by its fault, and is not asked for again', () => {
  const one = (embedding: unknown) => ({ data: [{ index: 0, embedding }] })
  test.each([
    ['json', 'no JSON at all'],
    ['json', { data: 'nothing' }],
    ['json', '{"data":[{"index":0,"embedding":[NaN]}]}'],
    ['count', { data: [] }],
    ['count', { data: [0, 0].map((index) => ({ index, embedding: [1, 0] })) }],
    ['count', { data: [{ index: 7, embedding: [1, 0] }] }],
    ['number', one([1, null])],
    ['number', one([1, 'NaN'])],
    ['number', '{"data":[{"index":0,"embedding":[1e999,1]}]}'],
    ['number', one([0, 0])],
    ['size', one([])],
    ['size', one([1, 2, 3])],
  ])('%s: %j', async (fault, body) => {
    answerWith(body)
    expect(await faultOf(embedder({ dimensions: 2 }).embed(['a']))).toBe(fault)
    expect(server.requests).toHaveLength(1)
  })
})

test('a model whose vectors change their length is broken', async () => {
  const changing = embedder()
  await changing.embed(['a'])
  answerWith({ data: [{ index: 0, embedding: [1, 2, 3] }] })
  expect(await faultOf(changing.embed(['a']))).toBe('size')
})

test.each([429, 500, 503, 408])('status %i is tried again', async (status) => {
  server.instead = (_, response) => {
    server.instead = null
    response.writeHead(status, { 'retry-after': '0' })
    response.end()
  }
  expect(await embedder().embed(['a'])).toHaveLength(1)
  expect(server.requests).toHaveLength(2)
})

test.each([400, 401, 404])('status %i is refused at once', async (status) => {
  answerWith('', status)
  expect(await codeOf(embedder().embed(['a']))).toBe('embedding.refused')
  expect(server.requests).toHaveLength(1)
})

test('a redirect is not followed: it could lead the text elsewhere', async () => {
  answerWith('', 307, { location: `${server.url}/elsewhere` })
  expect(await codeOf(embedder().embed(['a']))).toBe('service.embedding_unavailable')
})

test.each(['http://127.0.0.1:1/v1', 'http://localhost:1/v1', 'http://169.254.169.254/v1'])(
  'an address that is not called local is not connected to: %s',
  async (url) => {
    expect(await codeOf(embedder({ url, local: false }).embed(['a']))).toBe('model.address_refused')
  },
)

test('a cloud’s own services are not connected to, whatever is called local', async () => {
  const url = 'http://169.254.169.254/v1'
  expect(await codeOf(embedder({ url, local: true }).embed(['a']))).toBe('model.address_refused')
})

test('a wait longer than anybody’s patience is not waited for', async () => {
  answerWith('', 429, { 'retry-after': '3600' })
  expect(await codeOf(embedder().embed(['a']))).toBe('service.embedding_unavailable')
  expect(server.requests).toHaveLength(1)
})

test('an endpoint that hangs is given up', async () => {
  server.instead = () => {}
  expect(await codeOf(embedder({ timeout: 200 }).embed(['a'], { patience: 50 }))).toBe(
    'service.embedding_unavailable',
  )
})

test('an endpoint that is away is left alone after a few calls, until it is tried again', async () => {
  const away = embedder({ url: 'http://127.0.0.1:9/v1' })
  for (let call = 0; call < 5; call++)
    expect(await codeOf(away.embed(['a']))).toBe('service.embedding_unavailable')
  expect(away.healthy()).toBe(false)
  expect(await codeOf(away.embed(['a']))).toBe('service.embedding_unavailable')
})

test('whoever no longer wants the answer is told his own reason', async () => {
  server.instead = () => {}
  const stop = new AbortController()
  const call = embedder().embed(['a'], { signal: stop.signal })
  await pause(20)
  stop.abort(new Error('cancelled'))
  await expect(call).rejects.toThrow('cancelled')
})

test('the length that is asked for is part of the name, and is sent; the key goes in its header', async () => {
  let key: string | undefined
  server.instead = (request, response) => {
    key = request.headers.authorization
    response.end(JSON.stringify({ data: [{ index: 0, embedding: [1, 0] }] }))
  }
  const small = embedder({ dimensions: 2, apiKey: 'k' })
  await small.embed(['a'])
  expect(small.model).toBe('test@2')
  expect(key).toBe('Bearer k')
})
