import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { afterAll, expect, test } from 'vitest'
import { createContext } from '#server/api/context.ts'
import { responseMeta } from '#server/api/meta.ts'
import { appRouter } from '#server/api/root.ts'
import { testApp } from '#test/app.ts'
import { leanQuery } from './lean.ts'
import { createWebServer } from './server.ts'

const app = await testApp()
const { cookie } = await app.signUp('ada')
const adapter = createHTTPHandler({
  router: appRouter,
  basePath: '/api/trpc/',
  createContext: ({ req }) => createContext(app.deps, { cookie: req.headers.cookie ?? null }),
  responseMeta,
})
const usual = createServer(adapter)
const ours = createWebServer(app.deps, () => {}, { draining: false, endStreams() {} })
for (const server of [usual, ours]) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
}

async function ask(server: typeof ours, path: string, headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${port}/api/trpc/${path}`, { headers })
  const body = (await response.text()).replace(/"requestId":"[^"]+"/g, '"requestId":"…"')
  const told = ['content-type', 'ratelimit-limit'].map((name) => response.headers.get(name))
  return { status: response.status, body, told }
}

const input = (value: unknown) => `input=${encodeURIComponent(JSON.stringify(value))}`

test.each([
  ['a query', 'auth.me'],
  ['a query with input', `documents.list?${input({ limit: 5 })}`],
  ['one alone in a batch', `documents.list?batch=1&${input({ 0: { limit: 5 } })}`],
  ['a batch without input', `auth.me?batch=1&${input({})}`],
  ['what is not there', `documents.get?${input({ id: 4711 })}`],
  ['what is not there, in a batch', `documents.get?batch=1&${input({ 0: { id: 4711 } })}`],
  ['an input of the wrong shape', `documents.get?${input({ id: 'x' })}`],
  ['an input that is null', 'documents.list?input=null'],
])('%s is answered as tRPC’s own adapter answers it', async (_, path) => {
  expect(
    leanQuery({ method: 'GET', url: `/api/trpc/${path}`, headers: {} } as never, '/api/trpc/'),
  ).not.toBeNull()
  for (const headers of [{ cookie }, {}] as Record<string, string>[]) {
    const [lean, full] = [await ask(ours, path, headers), await ask(usual, path, headers)]
    // Strangers are counted by their address, which the bare adapter is not told.
    if (!headers.cookie) for (const one of [lean, full]) one.told.pop()
    expect(lean).toEqual(full)
  }
})

test.each([
  ['a mutation', 'POST', 'documents.rename', {}],
  ['a mutation by GET', 'GET', 'documents.rename', {}],
  ['several at once', 'GET', 'auth.me,auth.me?batch=1', {}],
  ['a stream', 'GET', 'jobs.changes', { accept: 'text/event-stream' }],
  ['an answer in pieces', 'GET', 'auth.me', { 'trpc-accept': 'application/jsonl' }],
  ['an input that is no JSON', 'GET', 'documents.get?input=%7B', {}],
  ['a name of every object', 'GET', 'constructor', {}],
])('%s is left to the adapter', (_, method, path, headers) => {
  expect(leanQuery({ method, url: `/api/trpc/${path}`, headers } as never, '/api/trpc/')).toBeNull()
})
