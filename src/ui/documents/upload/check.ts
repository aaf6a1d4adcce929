import { MAX_FILE_BYTES } from '#contracts/document.ts'
import { type ErrorBody, type ErrorCode, errorEntry } from '#contracts/error.ts'

/** What the server would refuse for its size alone, in the server's words; null when it is worth sending. */
export function refusal(file: Pick<File, 'size'>): ErrorBody | null {
  if (file.size === 0) return body('document.empty')
  if (file.size > MAX_FILE_BYTES) return body('document.too_large')
  return null
}

function body(code: ErrorCode): ErrorBody {
  const { message, next = null } = errorEntry(code)
  return { code, message, next, details: {}, requestId: null }
}
