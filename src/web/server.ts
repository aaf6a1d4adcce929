import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import type { ApiDeps } from '#server/api/context.ts'
import { createContext } from '#server/api/context.ts'
import { answer, type Door } from '#server/api/doors/answer.ts'
import { fileDoor } from '#server/api/doors/file.ts'
import { isOwnOrigin } from '#server/api/doors/origin.ts'
import { uploadDoor } from '#server/api/doors/upload.ts'
import { appRouter } from '#server/api/root.ts'
import { checkHealth } from '#server/health/checks.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import { setSecurityHeaders } from './headers.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** Our own paths are answered here; every other one is handed to Next (900 µs a request, see docs/decisions). */
export function createWebServer(deps: ApiDeps, next: Handler, state: { draining: boolean }): Server {
  const trpc = createHTTPHandler({
    router: appRouter,
    basePath: '/api/trpc/',
    createContext: ({ req }) => createContext(deps, { cookie: req.headers.cookie ?? null }),
    maxBatchSize: 20,
    maxBodySize: 1_000_000,
  })

  const server = createServer((request, response) => {
    setSecurityHeaders(response, deps.env)
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const handler = ownHandler(path) ?? next
    Promise.resolve(handler(request, response)).catch((error: unknown) => {
      deps.log.error({ err: error, path }, 'a request ended in an error')
      if (!response.headersSent) sendJson(response, errorResponse(error, null))
      else response.destroy()
    })
  })
  // A slow sender of headers holds a connection for this long at most; bodies are bounded by size.
  server.headersTimeout = 20_000
  server.requestTimeout = 300_000
  return server

  function ownHandler(path: string): Handler | null {
    if (path.startsWith('/api/trpc/')) return (request, response) => guarded(request, response)
    if (path === '/api/upload') return (request, response) => serve(request, response, uploadDoor)
    if (/^\/api\/documents\/[^/]+\/file$/.test(path))
      return (request, response) => serve(request, response, fileDoor)
    if (path === '/health/live')
      return (_, response) => sendJson(response, { status: 200, body: { status: 'ok' } })
    if (path === '/health/ready') return (_, response) => ready(response)
    if (path === '/health' || path === '/api/health' || path === '/api/v2/health')
      return (_, response) => health(response)
    return null
  }

  /** tRPC takes multipart for any mutation, so that another site's form could call one: its origin is checked. */
  function guarded(request: IncomingMessage, response: ServerResponse): void {
    const { origin, host } = request.headers
    const site = request.headers['sec-fetch-site']
    const given = { origin: origin ?? null, host: host ?? null, site: typeof site === 'string' ? site : null }
    if (request.method === 'GET' || isOwnOrigin(deps.env, given)) trpc(request, response)
    else sendJson(response, errorResponse(new AppError('request.forbidden_origin'), null))
  }

  async function serve(request: IncomingMessage, response: ServerResponse, door: Door): Promise<void> {
    const result = await answer(deps, toWebRequest(request), door)
    response.statusCode = result.status
    result.headers.forEach((value, name) => {
      response.setHeader(name, value)
    })
    // What wasn't read of a refused upload would be taken for the next request.
    if (!request.complete) response.setHeader('connection', 'close')
    if (!result.body || request.method === 'HEAD') {
      response.end()
      return
    }
    const body = Readable.fromWeb(result.body as import('node:stream/web').ReadableStream)
    response.on('close', () => body.destroy())
    body.on('error', (error) => response.destroy(error)).pipe(response)
  }

  async function health(response: ServerResponse): Promise<void> {
    const body = await checkHealth(deps)
    sendJson(response, { status: body.status === 'down' ? 503 : 200, body })
  }

  async function ready(response: ServerResponse): Promise<void> {
    const { database } = await checkHealth(deps)
    const isReady = database === 'connected' && !state.draining
    sendJson(response, { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'down', database } })
  }
}

function toWebRequest(request: IncomingMessage): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) headers.append(name, item)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(url, {
    method: request.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit)
}

function sendJson(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}
