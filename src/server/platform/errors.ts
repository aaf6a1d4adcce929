import { type ErrorBody, type ErrorCode, errorEntry } from '#contracts/error.ts'
import { withLimit } from '#contracts/limit-words.ts'

/** The only error that features throw on purpose: a code of the closed list, and facts about this case. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, details: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    super(errorEntry(code).message, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Node's and Postgres' words for "no connection", "shutting down", "too many connections". */
const DATABASE_AWAY =
  /ECONNREFUSED|Server has closed the connection|connection error and is not queryable|Query read timeout|\bP(?:1001|1008|1017|2024|2028|2037)\b|ECONNRESET|ENOENT.*\.PGSQL|EPIPE|ETIMEDOUT|timeout exceeded when trying to connect|Connection terminated|terminating connection|the database system is|too many clients|remaining connection slots|Can't reach database server/i

/** Postgres' and the file system's words for a full disk. */
const DISK_FULL = /\b53100\b|ENOSPC|No space left on device/i

/** Turns anything thrown into one of our errors, so that every door answers from the closed list. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return new AppError('job.interrupted', {}, { cause: error })
  const words = error instanceof Error ? `${error.message} ${(error as { code?: string }).code ?? ''}` : ''
  if (DISK_FULL.test(words)) return new AppError('service.storage_full', {}, { cause: error })
  if (DATABASE_AWAY.test(words)) return new AppError('service.unavailable', {}, { cause: error })
  return new AppError('service.unexpected', {}, { cause: error })
}

/** What a door sends: status and body. */
export function errorResponse(error: unknown, requestId: string | null): { status: number; body: ErrorBody } {
  const { code, details } = toAppError(error)
  const { status, message, next } = errorEntry(code)
  return {
    status,
    body: { code, message: withLimit(code, message, details), next: next ?? null, details, requestId },
  }
}
