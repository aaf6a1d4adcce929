import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import NextAuth from 'next-auth'
import { afterAll } from 'vitest'
import { authOptions } from '#server/auth/options.ts'
import { withRetryAfter } from '#server/auth/too-many.ts'
import { createWebServer } from '#web/server.ts'
import type { TestApp } from './app.ts'

/** A browser that keeps cookies and follows no redirect by itself. */
export interface Visitor {
  cookies: Map<string, string>
  /** What Set-Cookie headers said, whole. */
  setCookies: string[]
  go(path: string, init?: RequestInit): Promise<Response>
  /** Posts a form of next-auth's with its CSRF token; answers the address that it leads to. */
  post(path: string, form: Record<string, string>): Promise<{ status: number; url: string }>
  /** Logs in with a password; true when it worked. */
  logIn(email: string, password: string, headers?: Record<string, string>): Promise<Response>
}

/** The web server of an app over real HTTP, with next-auth's door behind it as Next has it. Call it outside of the tests. */
export async function webApp(app: TestApp): Promise<{ base: string; visitor(): Visitor }> {
  const state = { draining: false, endStreams() {} }
  const server = createWebServer(app.deps, (request, response) => nextAuth(app, request, response), state)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.NEXTAUTH_URL = app.deps.env.publicUrl ?? base
  return { base, visitor: () => visitorOf(base) }
}

/** What Next does for a route of pages/api: query, cookies, body, and the answer's little helpers. */
async function nextAuth(app: TestApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (!url.pathname.startsWith('/api/auth/')) return void response.end('the page')
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const headers = { get: (name: string) => request.headers[name]?.toString() ?? null }
  const cookies = Object.fromEntries(
    (headers.get('cookie') ?? '').split('; ').map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]
    }),
  )
  const nextauth = url.pathname.slice('/api/auth/'.length).split('/')
  const query = { ...Object.fromEntries(url.searchParams), nextauth }
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString()))
  const given = await withRetryAfter(await answerOf({ request, query, cookies, body }, app, headers))
  response.statusCode = given.status
  for (const [name, value] of given.headers) response.appendHeader(name, value)
  response.end(await given.text())
}

/** What next-auth answers, collected by the little helpers that it expects of Next. */
async function answerOf(
  asked: { request: IncomingMessage; query: object; cookies: object; body: object },
  app: TestApp,
  headers: Pick<Headers, 'get'>,
): Promise<Response> {
  const set = new Headers()
  let status = 200
  let text = ''
  const response = {
    status(code: number) {
      status = code
      return response
    },
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? set.getSetCookie() : set.get(name)),
    setHeader(name: string, value: string | string[]) {
      set.delete(name)
      for (const one of [value].flat()) set.append(name, one)
      return response
    },
    json(value: unknown) {
      text = JSON.stringify(value)
    },
    send(value: unknown) {
      text = typeof value === 'string' ? value : JSON.stringify(value ?? null)
    },
    end() {},
  }
  const { request, query, cookies, body } = asked
  const next = Object.assign(request, { query, cookies, body })
  await NextAuth(next as never, response as never, authOptions(app.deps, headers))
  return new Response(status === 304 ? null : text, { status, headers: set })
}

function visitorOf(base: string): Visitor {
  const cookies = new Map<string, string>()
  const setCookies: string[] = []
  const visitor: Visitor = {
    cookies,
    setCookies,
    async go(path, init = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = { cookie, 'user-agent': 'A test', ...init.headers }
      const response = await fetch(new URL(path, base), { ...init, headers, redirect: 'manual' })
      for (const line of response.headers.getSetCookie()) {
        setCookies.push(line)
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
        else cookies.set(name, value)
      }
      return response
    },
    async post(path, form) {
      const response = await send(path, form)
      const { url = '' } = (await response.json().catch(() => ({}))) as { url?: string }
      return { status: response.status, url }
    },
    logIn: (email, password, headers) => send('/api/auth/callback/credentials', { email, password }, headers),
  }
  async function send(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
    const { csrfToken } = (await (await visitor.go('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ ...form, csrfToken, json: 'true' })
    return visitor.go(path, { method: 'POST', body, headers })
  }
  return visitor
}
