import type { ErrorBody } from '#contracts/error.ts'
import { errorEntry } from '#contracts/error.ts'
import { retryAfter } from '../retry-after.ts'
import type { Problem } from './shapes.ts'

/** Members that a problem has of its own; details never take their place. */
const OWN = new Set(['type', 'title', 'status', 'detail', 'instance', 'code', 'next', 'request_id', 'errors'])

/** An error as problem details (RFC 9457), with the headers that belong to its status. */
export function problemResponse(body: ErrorBody, path: string): Response {
  const { status, message } = errorEntry(body.code)
  const { fields, ...details } = body.details
  const problem: Problem = {
    type: `/docs#${body.code}`,
    title: message,
    status,
    detail: inWords(body),
    instance: path,
    code: body.code,
    next: body.next,
    request_id: body.requestId,
    ...(Array.isArray(fields) && { errors: fields }),
  }
  const more = Object.entries(details)
    .map(([name, value]) => [snakeCase(name), value] as const)
    .filter(([name]) => !OWN.has(name))
  return new Response(JSON.stringify({ ...problem, ...Object.fromEntries(more) }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="api"' }),
      ...retryAfter(body.details),
    },
  })
}

function inWords({ message, details }: ErrorBody): string {
  const { known, fields } = details
  if (Array.isArray(known)) return `${message} Known here: ${known.join(', ')}.`
  if (Array.isArray(fields) && fields.length > 0)
    return fields.map(({ field, message: why }) => (field ? `${field}: ${why}` : why)).join(' ')
  return message
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
