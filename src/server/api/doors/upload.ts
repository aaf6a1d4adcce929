import { receive } from '#server/documents/receive.ts'
import { AppError } from '#server/platform/errors.ts'
import { type Door, requireUserId } from './answer.ts'

/** `POST /api/upload`: the body is the file, `x-file-name` its name, percent-encoded. Answers 201 at once. */
export const uploadDoor: Door = async (request, context) => {
  if (request.method !== 'POST') throw new AppError('request.method')
  const userId = await requireUserId(context, 'write')
  await context.take('uploads')
  const uploaded = await receive(context.deps, {
    userId,
    filename: decodedName(request.headers.get('x-file-name')),
    announcedBytes: announced(request.headers.get('content-length')),
    body: pieces(request.body),
  })
  return Response.json(uploaded, { status: 201 })
}

function decodedName(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    throw new AppError('document.name_missing')
  }
}

function announced(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null
}

/** The body's chunks; a connection that ends early is the sender's error, not ours. */
async function* pieces(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new AppError('document.upload_incomplete', {}, { cause })
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
