import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { matchRoute } from '#server/api/rest/match.ts'
import { problem } from '#server/api/rest/shapes.ts'
import { createWebServer } from '#web/server.ts'
import type { TestApp } from './app.ts'

export interface RestReply {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  json: any
}

/** The web server over a test's installation, and a client that holds every answer against the table of routes. */
export async function restServer(app: TestApp) {
  const state = { draining: false, endStreams() {} }
  const server = createWebServer(app.deps, (_, response) => void response.end('the page'), state)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tried = new Set<string>()

  /** `json` is sent as the body. Throws where the answer isn't what the document of the API says. */
  async function call(
    method: string,
    path: string,
    options: { token?: string; json?: unknown; headers?: Record<string, string>; body?: BodyInit } = {},
  ): Promise<RestReply> {
    const { token, json, headers, body } = options
    const response = await fetch(`${base}/api/v2${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined ? { body: JSON.stringify(json) } : body !== undefined ? { body } : {}),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    } as RequestInit)
    const text = await response.text()
    const reply = {
      status: response.status,
      headers: response.headers,
      json: text ? JSON.parse(text) : undefined,
    }
    check(method, path, reply)
    return reply
  }

  function check(method: string, path: string, { status, headers, json }: RestReply) {
    if (headers.get('content-type') === 'application/problem+json') {
      if (problem.loose().parse(json).status !== status) throw new Error('the problem has another status')
      return
    }
    const { route } = matchRoute(method, `/api/v2${path.split('?')[0]}`)
    const answer = route.answers[status]
    if (!answer) throw new Error(`${method} ${path} answered ${status}, which is not described`)
    tried.add(`${route.method} ${route.path}`)
    if (answer.schema) answer.schema.parse(json)
    else if (json !== undefined) throw new Error(`${method} ${path} has a body`)
  }

  /** Makes an account and logs it in. */
  async function account(name: string): Promise<string> {
    const email = `${name}@example.org`
    const password = `${name} likes long passwords`
    await call('POST', '/auth/register', { json: { email, username: name, password } })
    return (await call('POST', '/auth/login', { json: { email, password } })).json.access_token
  }

  return { base, call, tried, account }
}
