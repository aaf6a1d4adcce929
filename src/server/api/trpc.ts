import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import type { ErrorBody } from '#contracts/error.ts'
import { AppError, errorResponse } from '#server/platform/errors.ts'
import type { Context } from './context.ts'

/** tRPC's names for our statuses. The status that is sent is the same. */
const TRPC_CODES: Record<number, TRPCError['code']> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  499: 'CLIENT_CLOSED_REQUEST',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
}

/** The body of ours for whatever a procedure, or tRPC itself, has thrown. */
function bodyOf(error: TRPCError, requestId: string | null): ErrorBody {
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

const t = initTRPC.context<Context>().create({
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

/** The one translator of features' errors to tRPC's. What is unexpected is logged here, with the request's id. */
const translated = t.middleware(async ({ next, path, ctx }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  const isOurs = result.error.code === 'INTERNAL_SERVER_ERROR'
  if (!isOurs) return result
  const { status, body } = errorResponse(cause ?? result.error, ctx.requestId)
  if (body.code === 'service.unexpected')
    ctx.deps.log.error({ err: cause ?? result.error, path, request: ctx.requestId }, 'unexpected error')
  const error = cause instanceof AppError ? cause : new AppError(body.code, {}, { cause })
  throw new TRPCError({
    code: TRPC_CODES[status] ?? 'INTERNAL_SERVER_ERROR',
    message: body.message,
    cause: error,
  })
})

export const router = t.router
export const createCaller = t.createCallerFactory

/** For everybody, logged in or not. */
export const publicProcedure = t.procedure.use(translated)

/** For those who are logged in: `ctx.userId` is whose data may be touched. */
export const userProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const user = await ctx.user()
  if (!user) throw new AppError('auth.required')
  return next({ ctx: { ...ctx, currentUser: user, userId: user.id } })
})
