import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { createWebServer } from './server.ts'

const app = await testApp()
const { user, cookie } = await app.signUp('ada')
const state = { draining: false, endStreams() {} }
const server = createWebServer(app.deps, (_, response) => void response.end('the page'), state)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(base + path, init)
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text.startsWith('{') ? JSON.parse(text) : null,
  }
}

function upload(name: string, body: string, headers: Record<string, string> = {}) {
  return call('/api/upload', {
    method: 'POST',
    body,
    headers: { cookie, 'x-file-name': encodeURIComponent(name), ...headers },
  })
}

test('paths that are not ours are the pages’', async () => {
  expect((await call('/documents')).text).toBe('the page')
})

test('a query is answered to whoever the cookie names, and to nobody else', async () => {
  expect((await call('/api/trpc/auth.me', { headers: { cookie } })).json.result.data.email).toBe(user.email)
  expect((await call('/api/trpc/auth.me')).json.result.data).toBeNull()
})

test('an error carries our code, the words and the next step', async () => {
  const { status, json } = await call('/api/trpc/documents.list')
  expect(status).toBe(401)
  expect(json.error.data.app).toMatchObject({ code: 'auth.required', next: 'Log in and try again.' })
})

describe('malformed requests are the sender’s fault, never ours', () => {
  test.each([
    [
      'a cookie that can’t be decoded',
      '/api/trpc/documents.list',
      { headers: { cookie: 'ultrai.session=%E0%A4%A' } },
      401,
    ],
    ['an input that is no JSON', '/api/trpc/documents.get?input=%7B', { headers: { cookie } }, 400],
    [
      'an id that is too large',
      '/api/trpc/documents.get?input=%7B%22id%22%3A99999999999%7D',
      { headers: { cookie } },
      400,
    ],
    ['an id that is a word', '/api/documents/abc/file', { headers: { cookie } }, 404],
    ['a procedure that is not there', '/api/trpc/no.such', { headers: { cookie } }, 404],
    ['a batch of 51', `/api/trpc/${Array(51).fill('auth.me').join(',')}?batch=1&input=%7B%7D`, {}, 400],
    [
      'a body that is no JSON',
      '/api/trpc/documents.remove',
      { method: 'POST', body: '{', headers: { cookie, 'content-type': 'application/json' } },
      400,
    ],
    ['an upload by GET', '/api/upload', { headers: { cookie } }, 405],
  ])('%s', async (_, path, init, status) => {
    expect((await call(path, init)).status).toBe(status)
  })
})

describe('other sites', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('%o changes nothing', async (headers) => {
    const name = Object.keys(headers).join()
    expect((await upload('evil.txt', name, headers as Record<string, string>)).json.code).toBe(
      'request.forbidden_origin',
    )
    const trpc = await call('/api/trpc/documents.remove', {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body: '{"id":1}',
    })
    expect(trpc.status).toBe(403)
  })

  test('our own pages may', async () => {
    expect(
      (await upload('own.txt', 'from our own page', { origin: base, 'sec-fetch-site': 'same-origin' }))
        .status,
    ).toBe(201)
  })
})

test('what was uploaded is downloaded, byte for byte, as an attachment that can’t run', async () => {
  const { json } = await upload('Übersicht.md', '# The same bytes\n')
  const file = await call(`/api/documents/${json.documentId}/file`, { headers: { cookie } })
  expect(file.text).toBe('# The same bytes\n')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; .*%C3%9Cbersicht\.md$/)
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(file.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await call(`/api/documents/${json.documentId}/file`)).status).toBe(401)
})

test('a refused upload says why, with its status', async () => {
  expect(await upload('a.txt', '')).toMatchObject({ status: 422, json: { code: 'document.empty' } })
  expect(await upload('', 'words')).toMatchObject({ status: 400, json: { code: 'document.name_missing' } })
  expect(await upload('%', 'words', { 'x-file-name': '%' })).toMatchObject({ status: 400 })
  expect((await call('/api/upload', { method: 'POST', body: 'x' })).status).toBe(401)
})

test('an upload that breaks off leaves nothing', async () => {
  const before = await app.deps.db.blob.count()
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${base}/api/upload`, {
      method: 'POST',
      headers: { cookie, 'x-file-name': 'cut.txt', 'content-length': '1000000' },
    })
    request.on('error', () => resolve())
    request.write('the beginning')
    setTimeout(() => request.destroy(), 200)
  })
  await expect.poll(() => app.deps.db.blob.count()).toBe(before)
  expect(await app.deps.db.document.count({ where: { filename: 'cut.txt' } })).toBe(0)
})

test('a file that the browser has is not sent again', async () => {
  const { json } = await upload('again.md', '# Asked for twice\n')
  const path = `/api/documents/${json.documentId}/file`
  const etag = (await call(path, { headers: { cookie } })).headers.get('etag') ?? ''
  expect((await call(path, { headers: { cookie, 'if-none-match': etag } })).status).toBe(304)
  expect((await call(path, { method: 'DELETE', headers: { cookie } })).status).toBe(405)
})

test('pages take a form, and no more', async () => {
  expect(
    (await call('/api/auth/callback/credentials', { method: 'POST', body: 'x'.repeat(1_000) })).text,
  ).toBe('the page')
  expect(
    (await call('/api/auth/callback/credentials', { method: 'POST', body: 'x'.repeat(100_000) })).status,
  ).toBe(413)
  const body = new Blob([new Uint8Array(10)]).stream()
  expect((await call('/signup', { method: 'POST', body, duplex: 'half' } as RequestInit)).status).toBe(413)
})

test('a stream ends within seconds of its session', async () => {
  const bob = await app.signUp('bob')
  const response = await fetch(`${base}/api/trpc/jobs.changes`, {
    headers: { cookie: bob.cookie, accept: 'text/event-stream' },
  })
  expect(response.status).toBe(200)
  const ended = response.text()
  await bob.caller.auth.logOut()
  await ended
})

test('a stream of what is not there is refused, not begun', async () => {
  const path = '/api/trpc/analyses.events?input=%7B%22runId%22%3A999%7D'
  const { text } = await call(path, { headers: { cookie, accept: 'text/event-stream' } })
  expect(text).toContain('analysis.not_found')
  expect(text).not.toContain('INTERNAL_SERVER_ERROR')
})

test('U+0000 in free text is taken out', async () => {
  const { json } = await upload('nul.md', '# Nul\n')
  const renamed = await call('/api/trpc/documents.rename', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: json.documentId, filename: '../a\u0000b\u202egpj.md' }),
  })
  expect(renamed.json.result.data.filename).toBe('abgpj.md')
  const search = await call(`/api/trpc/search.query?input=${encodeURIComponent('{"query":"a\\u0000b"}')}`, {
    headers: { cookie },
  })
  expect(search.status).toBe(200)
})

test('health tells live from ready', async () => {
  expect((await call('/health/live')).status).toBe(200)
  expect((await call('/health/ready')).status).toBe(200)
  expect((await call('/health')).json).toMatchObject({
    database: 'connected',
    cache: 'memory',
    worker: 'dead',
  })
  state.draining = true
  expect((await call('/health/ready')).status).toBe(503)
  state.draining = false
})

test('a connection that rests is kept for longer than a balancer keeps it', async () => {
  expect((await call('/health/live')).headers.get('keep-alive')).toBe('timeout=75')
})
