import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { ApiDeps } from '#server/api/context.ts'
import { answer, type Door } from '#server/api/doors/answer.ts'

/** What Node's Request refuses by itself, with a TypeError. */
const UNHEARD_OF = new Set(['CONNECT', 'TRACE', 'TRACK'])

/** Serves a door (a web-standard request in, a response out) from Node's own request and response. */
export function serveDoor(
  deps: ApiDeps,
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
): Promise<void> {
  return serve(request, response, (given) => answer(deps, given, door))
}

/** Answers Node's own request by a function of web-standard ones. The request's signal says that nobody waits any more. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  const result = await handle(toWebRequest(request, left.signal))
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

function toWebRequest(request: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) headers.append(name, item)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const given = request.method ?? 'GET'
  const method = UNHEARD_OF.has(given) ? 'OPTIONS' : given
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody ? { body: Readable.toWeb(request) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit)
}

export function sendJson(
  response: ServerResponse,
  { status, body }: { status: number; body: unknown },
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}
