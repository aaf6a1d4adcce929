import { createHash } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { type ErrorBody, errorEntry } from '#contracts/error.ts'
import { ADDRESS_HEADER } from '#server/limits/address.ts'
import { rateHeaders } from '#server/limits/rates.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import { type ApiDeps, type Context, createContext } from '../context.ts'
import { requireUserId } from '../doors/answer.ts'
import { callerFor } from '../root.ts'
import { bodyOf } from '../trpc.ts'
import { MAX_JSON, parseBody, readBody } from './body.ts'
import { corsHeaders, preflight, siteOf } from './cors.ts'
import { type FileBody, fileBody } from './file-body.ts'
import { hashed } from './hashed.ts'
import { once } from './idempotency.ts'
import { BASE, matchRoute } from './match.ts'
import { openApiDocument } from './openapi.ts'
import { problemResponse } from './problem.ts'
import type { Answer, Route } from './route.ts'

/** Serves everything under `/api/v2`: a web-standard request in, a response out. Never throws. */
export async function restDoor(deps: ApiDeps, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname
  const site = siteOf(deps.env, request.headers)
  const ctx = createContext(deps, {
    // Another site's page may bring a token, never the cookie of whoever looks at it.
    cookie: site === 'own' ? request.headers.get('cookie') : null,
    authorization: request.headers.get('authorization'),
    address: request.headers.get(ADDRESS_HEADER),
  })
  const response = await respond(ctx, request, { path, site }).catch((error: unknown) => {
    const body = errorBodyOf(error, ctx)
    const refused = problemResponse(body, path)
    if (Array.isArray(body.details.allowed)) refused.headers.set('allow', body.details.allowed.join(', '))
    return refused
  })
  const more = {
    'x-request-id': ctx.requestId,
    ...(ctx.standing && rateHeaders(ctx.standing)),
    ...corsHeaders(deps.env, request.headers),
  }
  for (const [name, value] of Object.entries(more)) response.headers.set(name, value)
  return response
}

async function respond(
  ctx: Context,
  request: Request,
  { path, site }: { path: string; site: ReturnType<typeof siteOf> },
): Promise<Response> {
  if (path === `${BASE}/openapi.json` && /^(GET|HEAD)$/.test(request.method))
    return Response.json(openApiDocument())
  if (request.method === 'OPTIONS') return preflight(path)
  const { route, params } = matchRoute(request.method, path)
  if (route.method !== 'GET' && site === 'foreign') throw new AppError('request.forbidden_origin')
  const userId = route.needs ? await requireUserId(ctx, route.needs) : null
  const { body, sameAs } = await bodyFor(ctx, route, request)
  const run = () =>
    route.call({
      ctx,
      caller: callerFor(ctx),
      request,
      params: read(route.params, params),
      query: read(route.query, Object.fromEntries(new URL(request.url).searchParams)),
      body: body as never,
    })
  const key = route.idempotent ? keyOf(request.headers) : null
  const answer =
    key && userId !== null ? await once(ctx.deps, { userId, key, request: sameAs }, run) : await run()
  return toResponse(answer)
}

/** The body as its route takes it, and what makes another request the same as this one. */
async function bodyFor(
  ctx: Context,
  route: Route,
  request: Request,
): Promise<{ body: unknown; sameAs: () => Promise<string> }> {
  const about = `${request.method} ${new URL(request.url).pathname}`
  if (route.file) {
    const { file, digest } = hashed(await fileBody(request))
    return {
      body: file satisfies FileBody,
      sameAs: async () => fingerprint(about, file.filename, await digest()),
    }
  }
  if (!route.body) return { body: undefined, sameAs: async () => fingerprint(about) }
  const limit = route.body.large ? ctx.deps.env.maxFileBytes + MAX_JSON : MAX_JSON
  const bytes = await readBody(request, limit)
  const given = parseBody(bytes, request.headers.get('content-type'), route.body.form ?? false)
  return {
    body: read(route.body.schema, given),
    sameAs: async () => fingerprint(about, bytes),
  }
}

function fingerprint(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

function read(schema: { parse(value: unknown): unknown } | undefined, value: unknown): never {
  return (schema ? schema.parse(value) : undefined) as never
}

function keyOf(headers: Headers): string | null {
  const key = headers.get('idempotency-key')
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  const fields = [{ field: 'Idempotency-Key', message: 'Use 1 to 255 visible ASCII characters.' }]
  throw new AppError('request.invalid', { fields })
}

function toResponse({ status, body, headers }: Answer): Response {
  const kept = { 'cache-control': 'no-store', ...headers }
  return status === 204
    ? new Response(null, { status, headers: kept })
    : Response.json(body, { status, headers: kept })
}

/** Our error body for whatever a route, a procedure of it or a schema has thrown; the unexpected is logged. */
function errorBodyOf(thrown: unknown, ctx: Context): ErrorBody {
  const { requestId, deps } = ctx
  if (thrown instanceof TRPCError) return bodyOf(thrown, requestId)
  if (thrown instanceof ZodError)
    return bodyOf(new TRPCError({ code: 'BAD_REQUEST', cause: thrown }), requestId)
  const { body } = errorResponse(thrown, requestId)
  if (body.code === 'service.unexpected')
    deps.log.error({ err: thrown, request: requestId }, 'unexpected error')
  else if (errorEntry(body.code).status >= 500)
    deps.log.warn({ err: thrown, code: body.code, request: requestId }, 'not served')
  return body
}
