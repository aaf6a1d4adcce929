import { type ErrorBody, type ErrorCode, errorEntry } from '#contracts/error.ts'

/** What the server would refuse for its size alone, in the server's words; null when it is worth sending. */
export function refusal(file: Pick<File, 'size'>, maxBytes: number): ErrorBody | null {
  if (file.size === 0) return body('document.empty')
  if (file.size > maxBytes) return body('document.too_large', { limit: maxBytes })
  return null
}

function body(code: ErrorCode, details = {}): ErrorBody {
  const { message, next = null } = errorEntry(code)
  return { code, message, next, details, requestId: null }
}
