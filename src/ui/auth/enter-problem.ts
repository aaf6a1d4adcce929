import { type ErrorCode, errorCode } from '#contracts/error.ts'

/** What an address says went wrong on the way back from another service: our own code, or a word of next-auth's. */
export function enterProblem(error: string | string[] | undefined): ErrorCode | null {
  if (typeof error !== 'string') return null
  return errorCode.safeParse(error).data ?? 'auth.provider_failed'
}
