import { initTRPC, type TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { ErrorBody } from '#contracts/error.ts'
import type { RateName } from '#server/platform/env.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import type { Context } from './context.ts'
import { translate } from './translate.ts'

/** The body of ours for whatever a procedure, or tRPC itself, has thrown. */
export function bodyOf(error: TRPCError, requestId: string | null): ErrorBody {
  if (error.cause instanceof AppError || error.code === 'INTERNAL_SERVER_ERROR')
    return errorResponse(error.cause ?? error, requestId).body
  const known: Partial<Record<TRPCError['code'], ErrorBody['code']>> = {
    NOT_FOUND: 'request.not_found',
    METHOD_NOT_SUPPORTED: 'request.method',
    UNAUTHORIZED: 'auth.required',
  }
  const { body } = errorResponse(new AppError(known[error.code] ?? 'request.invalid'), requestId)
  return { ...body, details: issuesOf(error.cause) }
}

/** The fields that a schema refused, with words for people. */
function issuesOf(cause: unknown): Record<string, unknown> {
  const issues = (cause as { issues?: { path: PropertyKey[]; message: string }[] } | undefined)?.issues
  if (!issues) return {}
  return { fields: issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })) }
}

/** What a call counts as against the limits: one of `requests` where nothing is said; `each`: one for each item there. */
interface Meta {
  rate?: RateName
  each?: string
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const app = bodyOf(error, ctx?.requestId ?? null)
      return {
        ...shape,
        message: app.message,
        data: {
          code: shape.data.code,
          httpStatus: getHTTPStatusCodeFromError(error),
          path: shape.data.path,
          app,
        },
      }
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 40_000 } },
  })

const translated = t.middleware(async ({ next, path, ctx }) => {
  const result = await next()
  if (result.ok || result.error.code !== 'INTERNAL_SERVER_ERROR') return result
  throw translate(result.error.cause ?? result.error, ctx, path)
})

export const router = t.router
export const createCaller = t.createCallerFactory

/** Each call of a batch counts. */
const limited = t.middleware(async ({ next, ctx, meta, getRawInput }) => {
  const items = meta?.each
    ? (((await getRawInput()) as Record<string, unknown> | null)?.[meta.each] ?? null)
    : null
  await ctx.take(meta?.rate ?? 'requests', Array.isArray(items) ? Math.max(1, items.length) : 1)
  return next()
})

/** For everybody, logged in or not. */
export const publicProcedure = t.procedure.use(translated).use(limited)

/** For those who are logged in: `ctx.userId` is whose data may be touched. What changes something needs its scope. */
export const userProcedure = publicProcedure.use(async ({ ctx, next, type }) => {
  const access = await ctx.access()
  if (!access) throw new AppError('auth.required')
  const scope = type === 'mutation' ? 'write' : 'read'
  if (!access.scopes.includes(scope)) throw new AppError('auth.scope', { needed: scope })
  const { user } = access
  return next({ ctx: { ...ctx, currentUser: user, userId: user.id } })
})
