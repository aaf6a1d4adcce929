import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'

const listed = 'https://app.example.org'
const app = await testApp({ env: { CORS_ORIGINS: `${listed}, https://b.example.org/` } })
const { base, call, account } = await restServer(app)
const { cookie } = await app.signUp('ada')
const token = await account('bob')
const json = { filename: 'a.txt', content: 'from a page' }

test('a listed site’s page may call with a token, and read what its program needs', async () => {
  const headers = { origin: listed, 'sec-fetch-site': 'cross-site' }
  const preflight = await fetch(`${base}/api/v2/documents`, { method: 'OPTIONS', headers })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe(listed)
  expect(preflight.headers.get('access-control-allow-methods')).toContain('POST')
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  const made = await call('POST', '/documents', { token, json, headers })
  expect(made.status).toBe(201)
  expect(made.headers.get('access-control-allow-origin')).toBe(listed)
  expect(made.headers.get('access-control-expose-headers')).toContain('Location')
  expect(made.headers.get('access-control-allow-credentials')).toBeNull()
})

test.each([
  [{ origin: 'https://evil.example' }],
  [{ origin: 'null' }],
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ origin: 'https://app.example.org.evil.example' }],
])('%o changes nothing, whatever it brings', async (headers) => {
  const given = headers as Record<string, string>
  const refused = await call('POST', '/documents', { token, json, headers: given })
  expect(refused.json.code).toBe('request.forbidden_origin')
  expect(refused.headers.get('access-control-allow-origin')).toBeNull()
})

test('a cookie counts from our own pages only, not from listed sites’', async () => {
  const withCookie = (headers: Record<string, string>) =>
    call('GET', '/documents', { headers: { cookie, ...headers } }).then((reply) => reply.status)
  expect(await withCookie({})).toBe(200)
  expect(await withCookie({ origin: base })).toBe(200)
  expect(await withCookie({ origin: listed })).toBe(401)
  expect(await withCookie({ 'sec-fetch-site': 'cross-site' })).toBe(401)
})
