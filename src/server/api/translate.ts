import { TRPCError } from '@trpc/server'
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

/** The one translator of features' errors to tRPC's. What is unexpected is logged here, with the request's id. */
export function translate(thrown: unknown, ctx: Context, path: string): TRPCError {
  const { status, body } = errorResponse(thrown, ctx.requestId)
  if (body.code === 'service.unexpected')
    ctx.deps.log.error({ err: thrown, path, request: ctx.requestId }, 'unexpected error')
  const cause = thrown instanceof AppError ? thrown : new AppError(body.code, {}, { cause: thrown })
  return new TRPCError({ code: TRPC_CODES[status] ?? 'INTERNAL_SERVER_ERROR', message: body.message, cause })
}
