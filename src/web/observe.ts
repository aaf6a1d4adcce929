import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from '#server/platform/deps.ts'
import { requestIdFrom, type Trace, traced } from '#server/platform/trace.ts'
import { routeOf } from './route.ts'

/**
 * Runs `work` for a request: under its id (the browser's or proxy's x-request-id, else one of ours, which the answer
 * carries), counted and timed. What changed something, failed or took long is logged; what was merely read, at `debug`.
 */
export function observed(
  { metrics, log }: Pick<Deps, 'metrics' | 'log'>,
  request: IncomingMessage,
  response: ServerResponse,
  work: () => void,
): void {
  const began = performance.now()
  const route = routeOf(request.method, request.url ?? '/')
  const trace: Trace = { request: requestIdFrom(request.headers['x-request-id']) ?? randomUUID() }
  // Whoever makes a context from this request, Next's bundle too, finds the same one.
  request.headers['x-request-id'] = trace.request ?? undefined
  response.setHeader('x-request-id', trace.request ?? '')
  const isStream = route === 'stream'
  const open = isStream ? metrics.streams : metrics.underWay
  open.inc()
  response.once('close', () => {
    open.dec()
    const seconds = (performance.now() - began) / 1_000
    const { statusCode } = response
    // An upload that is refused in its middle, or a stream, is closed rather than ended.
    const status = response.writableFinished || isStream ? `${Math.floor(statusCode / 100)}xx` : 'left'
    metrics.requests.observe({ route, status }, seconds)
    const level = levelOf(request.method, statusCode, seconds, route)
    if (log.isLevelEnabled(level))
      log[level](
        { ...trace, route, method: request.method, status: statusCode, ms: Math.round(seconds * 1_000) },
        'request',
      )
  })
  traced(trace, work)
}

/** Seconds from which an answer is slow enough to be logged. */
const SLOW = 1

function levelOf(
  method: string | undefined,
  status: number,
  seconds: number,
  route: string,
): 'info' | 'debug' {
  if (route === 'health' || route === 'stream') return 'debug'
  const isRead = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  return isRead && status < 400 && seconds < SLOW ? 'debug' : 'info'
}
