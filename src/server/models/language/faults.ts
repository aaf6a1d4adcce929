import type { ErrorCode } from '#contracts/error.ts'
import { AppError } from '#server/platform/errors.ts'

/** What went wrong between us and a provider: our error, and whether another try may get over it. */
export interface Fault {
  error: AppError
  passing: boolean
  /** The provider says how long to wait, in milliseconds. */
  wait: number | null
}

/** As the AI SDK throws it; other errors have none of these. */
interface Thrown {
  name?: string
  message?: string
  code?: string
  type?: string
  status?: string
  cause?: unknown
  statusCode?: number
  responseHeaders?: Record<string, string>
  responseBody?: string
}

const BROKEN = /JSONParse|TypeValidation/
const NO_END = /ended without|without a finish|interrupted/i
const NETWORK = /^(?:E[A-Z_]{3,}|UND_ERR|ERR_(?:SSL|TLS|STREAM|HTTP))/
const TOO_LONG =
  /context[ _](?:length|window)|too long|too many tokens|maximum.{0,40}tokens|tokens.{0,40}(?:exceed|maximum)/i

/**
 * Names what was thrown while a model answered. Nothing of the original is kept, nor logged: it carries the request
 * with the document's text, and answers that repeat the key.
 */
export function faultOf(thrown: unknown, provider: string, begun: boolean): Fault {
  const chain = causes(thrown)
  const ours = chain.find((error) => error instanceof AppError)
  if (ours instanceof AppError) return { error: ours, passing: false, wait: null }

  const details: Record<string, unknown> = { provider }
  const fault = (code: ErrorCode, passing = false, wait: number | null = null): Fault => ({
    error: new AppError(code, details),
    passing: passing && !begun,
    wait,
  })
  const refused = chain.find(({ statusCode = 200 }) => statusCode >= 300)
  if (refused) return byStatus(refused, details, fault)

  const words = chain.map(({ name, message, code }) => `${name} ${message} ${code}`).join(' ')
  const told = toldBy(chain[0])
  if (/overloaded|unavailable|server_error|internal|\b5\d\d\b/i.test(told)) return fault('model.failed', true)
  if (/rate_limit|exhausted|\b429\b/i.test(told)) return fault('model.rate_limited', true)
  if (/authentication|permission|api_key/i.test(told)) return fault('model.key_refused')
  if (BROKEN.test(words)) return fault('model.broken_output')
  if (NO_END.test(words)) return fault(begun ? 'model.cut_off' : 'model.broken_output')
  if (
    chain.some(({ code = '' }) => NETWORK.test(code)) ||
    /\b(?:aborted|terminated|premature)\b/i.test(words)
  )
    return begun ? fault('model.cut_off') : fault('model.unreachable', true)
  if (/InvalidResponse|EmptyResponse|Failed to process successful/.test(words))
    return fault('model.broken_output')
  return fault('model.failed')
}

function byStatus(
  { statusCode = 500, responseHeaders = {}, responseBody = '' }: Thrown,
  details: Record<string, unknown>,
  fault: (code: ErrorCode, passing?: boolean, wait?: number | null) => Fault,
): Fault {
  details.status = statusCode
  if (statusCode === 401 || statusCode === 403) return fault('model.key_refused')
  // Google answers 400 to a wrong key.
  if (statusCode === 400 && /API_KEY_INVALID|api key not valid/i.test(responseBody))
    return fault('model.key_refused')
  if (statusCode === 413 || (statusCode === 400 && TOO_LONG.test(responseBody)))
    return fault('model.context_too_small')
  if (statusCode === 429) {
    const wait = retryAfter(responseHeaders)
    if (wait !== null) details.retryAt = new Date(Date.now() + wait).toISOString()
    return fault('model.rate_limited', true, wait)
  }
  if (statusCode === 504) return fault('model.timeout', true)
  return fault('model.failed', statusCode === 408 || statusCode >= 500, retryAfter(responseHeaders))
}

/** Seconds or a date (RFC 9110, 10.2.3), or OpenAI's milliseconds; in milliseconds from now. */
function retryAfter(headers: Record<string, string>): number | null {
  const ms = Number(headers['retry-after-ms'] ?? Number.NaN)
  if (ms >= 0) return ms
  const value = headers['retry-after']
  if (!value) return null
  const wait = /^[\d.]+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

/** What a provider itself says within a stream: an object of its own, never an Error. */
function toldBy(first: Thrown | undefined): string {
  if (!first || first instanceof Error) return ''
  return [first.type, first.code, first.status, typeof first.message === 'string' ? first.message : ''].join(
    ' ',
  )
}

/** The error with all that caused it, the outermost first. */
function causes(thrown: unknown): Thrown[] {
  const chain: Thrown[] = []
  let at = typeof thrown === 'string' ? { message: thrown } : thrown
  while (at && typeof at === 'object' && chain.length < 10) {
    chain.push(at as Thrown)
    at =
      (at as Thrown).cause ?? (at as { errors?: unknown[] }).errors?.[0] ?? (at as { error?: unknown }).error
  }
  return chain
}
