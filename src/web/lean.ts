import type { IncomingMessage, ServerResponse } from 'node:http'
import { getErrorShape, getTRPCErrorFromUnknown } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { type ApiDeps, type Context, createContext } from '#server/api/context.ts'
import { responseMeta } from '#server/api/meta.ts'
import { appRouter } from '#server/api/root.ts'
import { ADDRESS_HEADER } from '#server/limits/address.ts'

/** As much of a procedure as we call. */
type Procedure = ((call: Call) => Promise<unknown>) & { _def: { type: string } }

interface Call {
  ctx: Context
  path: string
  type: 'query'
  signal: AbortSignal | undefined
  getRawInput: () => Promise<unknown>
  batchIndex: number
}

const PROCEDURES = appRouter._def.procedures as unknown as Record<string, Procedure>
const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  vary: 'trpc-accept, accept',
}

/** A single query by GET: by itself, or alone in a batch, as browsers send it. */
export interface LeanQuery {
  name: string
  input: unknown
  isBatch: boolean
}

/**
 * The query that a request is, or null for all that tRPC's own adapter answers: mutations, streams, several calls at
 * once, answers in pieces, inputs that are no JSON.
 */
export function leanQuery({ method, url = '', headers }: IncomingMessage, base: string): LeanQuery | null {
  if (method !== 'GET' || headers['trpc-accept'] !== undefined) return null
  if (headers.accept?.includes('text/event-stream') || headers['content-type']?.includes('multipart'))
    return null
  const [path = '', search = ''] = url.split('?', 2)
  const name = path.slice(base.length)
  const procedure = Object.hasOwn(PROCEDURES, name) ? PROCEDURES[name] : undefined
  if (procedure?._def.type !== 'query') return null
  const parameters = new URLSearchParams(search)
  if (parameters.has('connectionParams')) return null
  const isBatch = parameters.get('batch') === '1'
  try {
    const text = parameters.get('input')
    const given = text === null ? undefined : JSON.parse(text)
    if (isBatch && (typeof given !== 'object' || given === null)) return null
    return { name, isBatch, input: isBatch ? given['0'] : given }
  } catch {
    return null
  }
}

/**
 * Answers a single query without the adapter's Request, Response and streams, which cost several times what the
 * procedure does. The same procedure is called, and the answer is the same (lean.test.ts).
 */
export async function serveLean(
  deps: ApiDeps,
  { name, input, isBatch }: LeanQuery,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { headers } = request
  const ctx = createContext(deps, {
    cookie: headers.cookie ?? null,
    authorization: headers.authorization,
    address: String(headers[ADDRESS_HEADER] ?? '') || null,
  })
  const call = { ctx, path: name, type: 'query' as const, signal: undefined, batchIndex: 0 }
  try {
    const data = await PROCEDURES[name]?.({ ...call, getRawInput: async () => input })
    send(200, { result: { data } }, responseMeta({ ctx, errors: [] }).headers)
  } catch (thrown) {
    const error = getTRPCErrorFromUnknown(thrown)
    const { _config: config } = appRouter._def
    const shape = getErrorShape({ config, error, type: 'query', path: name, input, ctx })
    send(getHTTPStatusCodeFromError(error), { error: shape }, responseMeta({ ctx, errors: [error] }).headers)
  }

  function send(status: number, answer: object, more: Record<string, string>): void {
    const body = JSON.stringify(isBatch ? [answer] : answer)
    // As text, Node sends it in one piece with the headers.
    response.writeHead(status, { ...HEADERS, ...more, 'content-length': Buffer.byteLength(body) }).end(body)
  }
}
