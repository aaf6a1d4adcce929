import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ROUTES } from '#server/api/rest/table.ts'
import { RATE_NAMES } from '#server/platform/env.ts'
import { type Random, randomFrom, seedOfRun } from '#test/hostile/random.ts'
import { atOnce, clientOf, PASSWORD, quantile } from './client.ts'
import { everyFileDoor } from './files.ts'
import { installation } from './installation.ts'
import { BAD_AUTHORIZATION, BAD_COOKIES, naughtyInput, naughtyString } from './naughty.ts'
import { everyProcedure } from './procedures.ts'
import { codeIn, type Reply, requestOf, send } from './send.ts'
import { CANARY } from './world.ts'

/** Malformed and hostile requests to processes that run for real; at the end, what they have said of it. */

const LONG = process.env.LONG === '1'
const EACH = Number(process.env.CASES ?? (LONG ? 10_000 : 25))
// A machine may be busy.
vi.setConfig({ testTimeout: Math.max(120_000, EACH * 1_000) })
const KEYS = { OPENAI_API_KEY: 'sk-canary-openai-51c', ANTHROPIC_API_KEY: 'sk-ant-canary-77e' }
const CANARIES = [CANARY, PASSWORD, ...Object.values(KEYS)]

/** A provider that refuses every key, and repeats it. */
const provider = createServer((request, response) => {
  response.writeHead(401, { 'content-type': 'application/json' })
  const { authorization, 'x-api-key': key } = request.headers
  response.end(JSON.stringify({ error: { message: `Incorrect key: ${authorization} ${key}`, type: 'auth' } }))
})
await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
const providerUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`
afterAll(() => provider.close())

const { base, alive, output } = await installation({
  // The first account is admin there: what is for admins is tried as well.
  ULTRAI_PROFILE: 'local',
  LOG_LEVEL: 'debug',
  RATE_LIMITS: RATE_NAMES.map((name) => `${name}=100000000/900`).join(','),
  MAX_UPLOADS_PER_DAY_PER_USER: '1000000',
  ...KEYS,
  OPENAI_BASE_URL: providerUrl,
  ANTHROPIC_BASE_URL: providerUrl,
  MODEL_LOCAL_HOSTS: '127.0.0.1',
})
const client = await clientOf(base)
const procedures = everyProcedure()
let requests = 0

/** No answer may be our fault, and none may tell what is a secret. */
async function attack(path: string, init: RequestInit): Promise<Reply> {
  requests += 1
  const reply = await send(base + path, init)
  const told = CANARIES.filter((canary) => canary !== CANARY || reply.status >= 400)
  if (reply.status >= 500 || told.some((canary) => reply.text.includes(canary)))
    throw new Error(
      `${init.method ?? 'GET'} ${path.slice(0, 300)} ${String(init.body).slice(0, 300)}: ${reply.status} ${reply.text.slice(0, 500)}`,
    )
  return reply
}

describe('malformed', () => {
  const credentials = [
    ...BAD_AUTHORIZATION.map((authorization) => ({ authorization })),
    ...BAD_COOKIES.map((cookie) => ({ cookie })),
  ] as Record<string, string>[]

  test('credentials, at every procedure', async () => {
    const all = procedures.flatMap((procedure) =>
      credentials
        // Where they count for nothing, a few will do: what follows may cost a hash.
        .filter((_, i) => procedure.for !== 'everybody' || i % 6 === 0)
        .map((headers) => ({ procedure, headers })),
    )
    await atOnce(all, 8, async ({ procedure: { input, ...procedure }, headers }) => {
      const reply = await attack(...requestOf(procedure, { input: input?.(client.ids) }, headers))
      const words = `${procedure.name} ${JSON.stringify(headers)}`
      if (procedure.for !== 'everybody') expect(codeIn(reply), words).toBe('auth.required')
      // A stream's error comes in the stream.
      if (procedure.for !== 'everybody' && procedure.type !== 'subscription')
        expect(reply.status, words).toBe(401)
    })
  })

  test('credentials, at every route and door', async () => {
    const doors = everyFileDoor().flatMap(({ method, paths }) =>
      paths(client.ids).map((path) => ({ method, path })),
    )
    const routes = ROUTES.filter((route) => route.needs).map(({ method, path }) => ({
      method,
      path: `/api/v2${path.replace(/\{\w+\}/, '1')}`,
    }))
    const all = [...doors, ...routes].flatMap((door) => credentials.map((headers) => ({ ...door, headers })))
    await atOnce(all, 8, async ({ method, path, headers }) => {
      expect((await attack(path, { method, headers })).status, `${method} ${path}`).toBe(401)
    })
  })

  test('inputs, at every procedure that takes one', async () => {
    const raws = ['{', '', 'nul', '[1', '"\\ud800', '[]', '1', '{"id":"x","documentId":{},"runId":-1}']
    const takers = procedures.filter((one) => one.input && one.type !== 'subscription')
    const all = takers.flatMap((procedure) => raws.map((raw) => ({ procedure, raw })))
    await atOnce(all, 8, async ({ procedure, raw }) => {
      const headers = { authorization: client.authorization() }
      const { status } = await attack(...requestOf(procedure, { raw }, headers))
      // What all of whose fields may be left out takes an empty input, or none.
      expect([200, 400, 403, 415], `${procedure.name} ${raw}`).toContain(status)
      if (raw === '{' || raw === '[1') expect(status, `${procedure.name} ${raw}`).toBe(400)
    })
  })
})

describe('generated', () => {
  const seed = seedOfRun()
  beforeAll(() => {
    // biome-ignore lint/suspicious/noConsole: a failure must be repeatable
    console.info(`SEED=${seed}, ${EACH} inputs for each procedure and route`)
  })
  // What ends a session or takes something away comes last, so that the rest finds all there is.
  const inOrder = procedures.toSorted((a, b) => Number(isLast(a.name)) - Number(isLast(b.name)))

  test('inputs, at every procedure', async () => {
    const random = randomFrom(seed)
    for (const { input, ...procedure } of inOrder) {
      // Streams are listened to for a while.
      const count = procedure.type === 'subscription' ? Math.min(EACH, 10) : EACH
      await client.stayLoggedIn()
      await atOnce(Array.from({ length: count }), 8, async () => {
        const made = naughtyInput(random, input?.(client.ids))
        await attack(...requestOf(procedure, made, { authorization: client.authorization() }))
      })
    }
    expect(alive()).toBe(true)
  })

  test('paths, queries, headers and bodies, at every route', async () => {
    const random = randomFrom(seed + 1)
    for (const route of ROUTES.toSorted((a, b) => Number(isLast(a.path)) - Number(isLast(b.path)))) {
      await client.stayLoggedIn()
      await atOnce(Array.from({ length: EACH }), 8, async () => {
        await attack(...routeRequest(route, random))
      })
    }
    expect(alive()).toBe(true)
  })

  function isLast(name: string): boolean {
    return /logOut|logout|remove|revoke|endSession|changePassword/.test(name)
  }

  function routeRequest(route: (typeof ROUTES)[number], random: Random): [string, RequestInit] {
    const { documentId, jobId } = client.ids
    const value = () => encodeURIComponent(naughtyString(random).slice(0, 2_000).toWellFormed())
    const path = route.path.replace(/\{(\w+)\}/, (_, name) =>
      random.below(3) ? value() : String(name === 'job_id' ? jobId : documentId),
    )
    const names = Object.keys(route.query?.shape ?? { nothing: 1 }) as [string, ...string[]]
    const query = random.below(2) ? `?${random.pick(names)}=${value()}` : ''
    const headers: Record<string, string> = { authorization: client.authorization() }
    if (random.below(4) === 0) headers['idempotency-key'] = inHeader(naughtyString(random))
    if (random.below(4) === 0) headers['x-file-name'] = value()
    const isPost = route.method === 'POST'
    if (isPost)
      headers['content-type'] = random.below(5) ? 'application/json' : inHeader(naughtyString(random))
    const made = naughtyInput(random, {
      ...route.body?.example,
      ...(route.body && { document_id: documentId }),
    })
    const body = 'raw' in made ? made.raw : JSON.stringify(made.input)
    return [`/api/v2${path}${query}`, { method: route.method, headers, body: isPost ? (body ?? null) : null }]
  }

  /** What may stand in a header at all: fetch itself refuses the rest. */
  function inHeader(text: string): string {
    return text
      .replace(/[^\u0020-\u007e\u00a1-\u00ff]/g, '')
      .trim()
      .slice(0, 4_000)
  }
})

test('a batch of 50 counts as 50, one of 51 is refused', async () => {
  await client.stayLoggedIn()
  const headers = { authorization: client.authorization() }
  const batch = (size: number) =>
    attack(`/api/trpc/${Array(size).fill('documents.list').join(',')}?batch=1&input=%7B%7D`, { headers })
  const left = async () =>
    Number((await attack('/api/trpc/auth.me', { headers })).headers.get('ratelimit-remaining'))
  const before = await left()
  expect((await batch(50)).status).toBe(200)
  expect(before - (await left())).toBe(51)
  expect((await batch(51)).status).toBe(400)
})

test('200 slow connections keep nobody waiting', async () => {
  const headers = { authorization: client.authorization() }
  const times = async (count: number) => {
    const all: number[] = []
    await atOnce(Array.from({ length: count }), 4, async () => {
      const begun = performance.now()
      expect((await attack('/api/trpc/documents.list', { headers })).status).toBe(200)
      all.push(performance.now() - begun)
    })
    return all
  }
  await times(50)
  const without = await times(200)
  const { port } = new URL(base)
  const beginnings = [
    'GET /api/trpc/auth.me HTTP/1.1\r\nHost: x\r\nX-A',
    `POST /api/upload HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nX-File-Name: slow.txt\r\nContent-Length: 1000000\r\n\r\nslow`,
    `POST /api/v2/analyses HTTP/1.1\r\nHost: x\r\nAuthorization: ${headers.authorization}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
    'POST /api/trpc/auth.register HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n',
  ]
  const sockets = Array.from({ length: 200 }, (_, i) => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(beginnings[i % beginnings.length] ?? '')
    return socket
  })
  const drip = setInterval(() => {
    for (const socket of sockets) socket.write('a')
  }, 500)
  try {
    await expect.poll(() => sockets.every((socket) => !socket.connecting)).toBe(true)
    const beside = await times(200)
    const ratio = quantile(beside, 0.99) / quantile(without, 0.99)
    // biome-ignore lint/suspicious/noConsole: a measure, not a test: other work on the machine is in it
    console.info(`200 slow connections: others' p99 is ${ratio.toFixed(2)} times what it was`)
  } finally {
    clearInterval(drip)
    for (const socket of sockets) socket.destroy()
  }
  expect(alive()).toBe(true)
})

describe('secrets', () => {
  test('are in no answer to what goes wrong with them', async () => {
    const json = { 'content-type': 'application/json', authorization: client.authorization() }
    const post = (path: string, body: string, headers: Record<string, string> = json) =>
      attack(`/api/v2${path}`, { method: 'POST', headers, body })
    await post('/auth/register', JSON.stringify({ email: 'no', username: 'x', password: PASSWORD }))
    await post(
      '/auth/register',
      JSON.stringify({ email: 'ada@example.org', username: 'x', password: PASSWORD }),
    )
    await post('/auth/login', `{"email": "ada@example.org", "password": "${PASSWORD}`)
    await post('/auth/login', JSON.stringify({ email: 'eve@example.org', password: PASSWORD }))
    await post('/documents', JSON.stringify({ filename: 7, content: CANARY }))
    await post('/upload', CANARY, { ...json, 'x-file-name': 'canary.pdf' })
    const content = `${CANARY} It sings again at 5.`
    const stored = await post('/documents', JSON.stringify({ filename: 'again.txt', content }))
    const document_id = JSON.parse(stored.text).id
    const answers = ['openai', 'anthropic'].map((llm_provider) =>
      send(`${base}/api/v2/analyses`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ document_id, llm_provider, prompt: 'When does it sing?' }),
      }),
    )
    for (const { status, text } of await Promise.all(answers)) {
      expect([status, JSON.parse(text).code]).toEqual([502, 'model.key_refused'])
      for (const canary of CANARIES) expect(text).not.toContain(canary)
    }
  })

  test('are in no log, metric or state of health, after all of this', async () => {
    for (const path of ['/metrics', '/health', '/health/db', '/health/external', '/health/worker'])
      for (const canary of CANARIES) expect((await send(base + path)).text, path).not.toContain(canary)
    const written = output()
    expect(written.length).toBeGreaterThan(1_000)
    for (const canary of CANARIES) expect(written).not.toContain(canary)
    expect(written).not.toContain(client.authorization().slice(7))
  })

  test('and nothing of it was unexpected', () => {
    expect(alive()).toBe(true)
    expect(output().match(/.*"(?:unexpected error|a request ended in an error)".*/g) ?? []).toEqual([])
    // biome-ignore lint/suspicious/noConsole: a generated suite says how much it has tried
    console.info(`Attacks: ${procedures.length} procedures, ${ROUTES.length} routes, ${requests} requests`)
  })
})
