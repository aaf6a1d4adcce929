import type { TRPCError } from '@trpc/server'
import { rateHeaders } from '#server/limits/rates.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Context } from './context.ts'
import { retryAfter } from './retry-after.ts'

/** What tRPC's answers say of the limits: where the last one stands, and when to try again. */
export function responseMeta(answer: { ctx?: Context | undefined; errors: TRPCError[] }): {
  headers: Record<string, string>
} {
  const standing = answer.ctx?.standing
  const refused = answer.errors.find(({ cause }) => cause instanceof AppError && cause.code === 'limit.rate')
  return {
    headers: {
      ...(standing && rateHeaders(standing)),
      ...(refused?.cause instanceof AppError && retryAfter(refused.cause.details)),
    },
  }
}
