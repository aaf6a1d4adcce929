import { AppError } from '#server/platform/errors.ts'

/** What a JSON body may measure, in bytes. */
export const MAX_JSON = 1_000_000

/** All of a body, at most `limit` bytes. Throws `request.too_large`, `request.aborted`. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length') ?? 0) > limit)
    throw new AppError('request.too_large', { limit })
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of request.body ?? []) {
      size += piece.byteLength
      if (size > limit) throw new AppError('request.too_large', { limit })
      pieces.push(piece)
    }
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('request.aborted', {}, { cause: error })
  }
  return Buffer.concat(pieces)
}

/** A body as JSON, or as a form where the route takes one. Throws `request.unsupported`, `request.invalid`. */
export function parseBody(bytes: Uint8Array, type: string | null, takesForm: boolean): unknown {
  const media = type?.split(';')[0]?.trim().toLowerCase() ?? 'application/json'
  const isForm = media === 'application/x-www-form-urlencoded'
  if (!(isForm && takesForm) && !/^application\/([\w.-]+\+)?json$/.test(media))
    throw new AppError('request.unsupported', { expected: 'application/json' })
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)
  } catch (cause) {
    const fields = [{ field: '', message: 'The body is not JSON.' }]
    throw new AppError('request.invalid', { fields }, { cause })
  }
}
