import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { PDFIUM_WASM } from '#contracts/engine.ts'
import { type ApiDeps, createContext } from '#server/api/context.ts'
import { accountExportDoor } from '#server/api/doors/account-export.ts'
import { exportDoor } from '#server/api/doors/export.ts'
import { fileDoor } from '#server/api/doors/file.ts'
import { isOwnOrigin } from '#server/api/doors/origin.ts'
import { remoteParserDoor } from '#server/api/doors/remote-parser.ts'
import { uploadDoor } from '#server/api/doors/upload.ts'
import { responseMeta } from '#server/api/meta.ts'
import { restDoor } from '#server/api/rest/door.ts'
import { appRouter } from '#server/api/root.ts'
import { serviceHealth } from '#server/api/service-health.ts'
import { checkHealth } from '#server/health/checks.ts'
import { watchInstallation } from '#server/health/installation.ts'
import { serveMetrics } from '#server/health/metrics.ts'
import { ADDRESS_HEADER, addressOf } from '#server/limits/address.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import { serveEngine } from './engine.ts'
import { contentSecurityPolicy, setSecurityHeaders } from './headers.ts'
import { isOwnHost } from './hosts.ts'
import { leanQuery, serveLean } from './lean.ts'
import { observed } from './observe.ts'
import { sendJson, serve, serveDoor } from './serve.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** What the server and whoever stops it tell each other. */
export interface WebState {
  draining: boolean
  /** Set by the server: ends the event streams, which have no end of their own. */
  endStreams(): void
}

/** Those who look whether the process lives, and how, come by its address. */
function isProbe(url: string | undefined): boolean {
  return /^\/(?:health\/\w+|metrics)$/.test(url ?? '')
}

const TRPC = '/api/trpc/'

/** The largest body that Next is handed, in bytes: a log-in form. It reads bodies whole, whoever sends them. */
const MAX_PAGE_BODY = 64 * 1024

/** Our own paths are answered here; every other one is handed to Next (900 µs a request, see docs/decisions). */
export function createWebServer(deps: ApiDeps, next: Handler, state: WebState): Server {
  const trpc = createHTTPHandler({
    router: appRouter,
    basePath: TRPC,
    createContext: ({ req: { headers } }) =>
      createContext(deps, {
        cookie: headers.cookie ?? null,
        authorization: headers.authorization,
        address: String(headers[ADDRESS_HEADER] ?? '') || null,
      }),
    responseMeta,
    maxBatchSize: 50,
    maxBodySize: 1_000_000,
  })
  const streams = new Set<ServerResponse>()
  state.endStreams = () => {
    for (const response of streams) response.destroy()
  }

  watchInstallation(deps)
  const server = createServer((request, response) =>
    observed(deps, request, response, () => respond(request, response)),
  )
  // A slow sender of headers holds a connection for this long at most; 25 MiB may come over a slow line.
  server.headersTimeout = 20_000
  server.requestTimeout = 1_800_000
  // Longer than balancers keep theirs (60 s as a rule): one that is closed as it is used again is an error to somebody.
  server.keepAliveTimeout = 75_000
  return server

  function respond(request: IncomingMessage, response: ServerResponse): void {
    setSecurityHeaders(response, deps.env)
    if (!isOwnHost(deps.env, request.headers.host) && !isProbe(request.url)) {
      sendJson(response, errorResponse(new AppError('request.host'), null))
      return
    }
    request.headers[ADDRESS_HEADER] = addressOf({
      remote: request.socket.remoteAddress,
      forwardedFor: String(request.headers['x-forwarded-for'] ?? ''),
      trustProxy: deps.env.trustProxy,
    })
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const handler = ownHandler(path) ?? pages
    Promise.resolve(handler(request, response)).catch((error: unknown) => {
      deps.log.error({ err: error, path }, 'a request ended in an error')
      if (!response.headersSent) sendJson(response, errorResponse(error, null))
      else response.destroy()
    })
  }

  function ownHandler(path: string): Handler | null {
    if (path.startsWith(TRPC)) return procedures
    if (path === '/api/upload') return (request, response) => serveDoor(deps, request, response, uploadDoor)
    if (/^\/api\/documents\/[^/]+\/file$/.test(path))
      return (request, response) => serveDoor(deps, request, response, fileDoor)
    if (/^\/api\/analyses\/[^/]+\/export$/.test(path))
      return (request, response) => serveDoor(deps, request, response, exportDoor)
    if (path === '/api/account/export')
      return (request, response) => serveDoor(deps, request, response, accountExportDoor)
    if (path.startsWith('/api/remote-parser/'))
      return (request, response) => serveDoor(deps, request, response, remoteParserDoor)
    if (path === PDFIUM_WASM) return serveEngine
    if (path === '/health/live')
      return (_, response) => sendJson(response, { status: 200, body: { status: 'ok' } })
    if (path === '/health/ready') return (_, response) => ready(response)
    if (/^\/health\/(?:db|external|worker)$/.test(path))
      return (request, response) => details(path, request, response)
    if (path === '/metrics') return (request, response) => serveMetrics(deps, request, response)
    if (path === '/api/v2' || path.startsWith('/api/v2/'))
      return (request, response) => serve(request, response, (given) => restDoor(deps, given))
    if (path === '/health' || path === '/api/health') return (_, response) => health(response)
    return null
  }

  /** tRPC takes multipart for any mutation, so that another site's form could call one: its origin is checked. */
  function procedures(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    const { origin, host, accept } = request.headers
    const site = request.headers['sec-fetch-site']
    const given = { origin: origin ?? null, host: host ?? null, site: typeof site === 'string' ? site : null }
    if (request.method !== 'GET' && !isOwnOrigin(deps.env, given)) {
      sendJson(response, errorResponse(new AppError('request.forbidden_origin'), null))
      return
    }
    const lean = leanQuery(request, TRPC)
    if (lean) return serveLean(deps, lean, request, response)
    if (accept?.includes('text/event-stream')) {
      streams.add(response)
      response.on('close', () => streams.delete(response))
    }
    trpc(request, response)
  }

  function pages(request: IncomingMessage, response: ServerResponse): Promise<void> | void {
    // Next puts the nonce of this header on its scripts, and the layout that of the other on the theme's.
    const nonce = randomBytes(16).toString('base64')
    setSecurityHeaders(response, deps.env, nonce)
    request.headers['content-security-policy'] = contentSecurityPolicy(nonce)
    request.headers['x-nonce'] = nonce
    const hasBody = 'transfer-encoding' in request.headers || 'content-length' in request.headers
    // A body that doesn't say its length counts as too long: browsers' forms say theirs.
    const length = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (!hasBody || length <= MAX_PAGE_BODY) return next(request, response)
    response.setHeader('connection', 'close')
    sendJson(response, errorResponse(new AppError('request.too_large'), null))
  }

  async function health(response: ServerResponse): Promise<void> {
    const body = await checkHealth(deps)
    sendJson(response, { status: body.status === 'down' ? 503 : 200, body })
  }

  async function details(
    path: string,
    { headers }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const answer = await serviceHealth(deps, { path, authorization: headers.authorization })
    if (answer) sendJson(response, answer)
  }

  async function ready(response: ServerResponse): Promise<void> {
    const { database } = await checkHealth(deps)
    const isReady = database === 'connected' && !state.draining
    sendJson(response, { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'down', database } })
  }
}
