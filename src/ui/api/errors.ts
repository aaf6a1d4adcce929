import { type ErrorBody, type ErrorCode, errorBody, errorEntry } from '#contracts/error.ts'
import { withLimit } from '#contracts/limit-words.ts'

/** The next step, where it is more than words: an address to go to, or a document to fetch from the trash. */
export type Step = { label: string; href: string } | { label: string; restore: number }

/** An error in words. `code` is null when nothing answered at all. */
export interface Problem {
  code: ErrorCode | null
  message: string
  next: string | null
  step: Step | null
  requestId: string | null
}

const UNREACHABLE: Problem = {
  code: null,
  message: 'The server can’t be reached.',
  next: 'Check the connection and try again.',
  step: null,
  requestId: null,
}

/** The words for a code that came without a body: the error of a document's row, of a job or of a run. */
export function problemOfCode(code: ErrorCode, details: Record<string, unknown> = {}): Problem {
  const { message, next = null } = errorEntry(code)
  return {
    code,
    message: withLimit(code, withFinding(code, message, details), details),
    next,
    step: stepOf(code, details),
    requestId: null,
  }
}

/** "This file is not what its name says: it is a PNG." Only the server has seen what it is. */
function withFinding(code: ErrorCode, message: string, { found }: Record<string, unknown>): string {
  if (code !== 'document.disguised' || typeof found !== 'string' || found === 'binary') return message
  const kind = found === 'text' ? 'plain text' : `of the kind ${found.toUpperCase()}`
  return message.replace(/\.$/, `: it is ${kind}.`)
}

/** The words for whatever was thrown: by a tRPC call, by an upload, or by the network. */
export function problemOf(error: unknown): Problem {
  const body = bodyOf(error)
  if (!body) return hasAnswered(error) ? problemOfCode('service.unexpected') : UNREACHABLE
  return { ...problemOfCode(body.code, body.details), requestId: body.requestId }
}

/** One line: what happened, and the next step. */
export function sentence({ message, next }: Pick<Problem, 'message' | 'next'>): string {
  return next ? `${message} ${next}` : message
}

/** True when asking again may help: the network, the database, an accident. Refusals stay refusals. */
export function mayPass(error: unknown): boolean {
  const body = bodyOf(error)
  return !body || errorEntry(body.code).status >= 500
}

function bodyOf(error: unknown): ErrorBody | null {
  const carried = (error as { data?: { app?: unknown } } | null)?.data?.app
  return errorBody.safeParse(carried ?? error).data ?? null
}

/** An answer came, but not one that this version can read. */
function hasAnswered(error: unknown): boolean {
  return Boolean((error as { data?: unknown } | null)?.data)
}

function stepOf(code: ErrorCode, details: Record<string, unknown>): Step | null {
  const id = typeof details.documentId === 'number' ? details.documentId : null
  switch (code) {
    case 'document.duplicate':
    case 'document.duplicate_failed':
      return id === null ? null : { label: 'Open it', href: `/documents/${id}` }
    case 'document.duplicate_in_trash':
      return id === null ? null : { label: 'Restore', restore: id }
    case 'document.not_found':
      return { label: 'Documents', href: '/documents' }
    case 'analysis.not_found':
      return { label: 'History', href: '/history' }
    case 'auth.email_taken':
      return { label: 'Log in', href: '/login' }
    default:
      return null
  }
}
