import type { Scope } from '#server/auth/bearer.ts'
import { ADDRESS_HEADER } from '#server/limits/address.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import { type ApiDeps, type Context, createContext } from '../context.ts'
import { retryAfter } from '../retry-after.ts'
import { isOwnOrigin } from './origin.ts'

/** A door: a web-standard request in, a response out. The Node server and Next's route handlers serve the same ones. */
export type Door = (request: Request, context: Context) => Promise<Response>

/** Runs a door: makes the context, refuses other origins, and turns what is thrown into our error body. */
export async function answer(deps: ApiDeps, request: Request, door: Door): Promise<Response> {
  const context = createContext(deps, {
    cookie: request.headers.get('cookie'),
    authorization: request.headers.get('authorization'),
    address: request.headers.get(ADDRESS_HEADER),
  })
  const { requestId } = context
  try {
    const { headers, method } = request
    const given = {
      origin: headers.get('origin'),
      site: headers.get('sec-fetch-site'),
      host: headers.get('host'),
    }
    if (method !== 'GET' && method !== 'HEAD' && !isOwnOrigin(deps.env, given))
      throw new AppError('request.forbidden_origin')
    return await door(request, context)
  } catch (error) {
    const { status, body } = errorResponse(error, requestId)
    if (body.code === 'service.unexpected')
      deps.log.error({ err: error, request: requestId }, 'unexpected error')
    else if (status >= 500) deps.log.warn({ err: error, code: body.code, request: requestId }, 'not served')
    return Response.json(body, { status, headers: retryAfter(body.details) })
  }
}

/** The logged-in user's id; throws `auth.required`, and `auth.scope` for a token that may not do this. */
export async function requireUserId(context: Context, scope: Scope): Promise<number> {
  const access = await context.access()
  if (!access) throw new AppError('auth.required')
  if (!access.scopes.includes(scope)) throw new AppError('auth.scope', { needed: scope })
  return access.user.id
}
