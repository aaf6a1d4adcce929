import { CALLBACK_PATH, hearCallback } from '#server/ingestion/remote/callback.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Door } from './answer.ts'

/** What a service may send with its call, in bytes: the text that it has read, which we fetch by ourselves. */
const MAX_BODY = 64 * 2 ** 20

/** `POST /api/remote-parser/{token}`: a remote parser says that it is done. Answers 204; 404 to a wrong token. */
export const remoteParserDoor: Door = async (request, { deps }) => {
  if (request.method !== 'POST') throw new AppError('request.method')
  const token = new URL(request.url).pathname.slice(CALLBACK_PATH.length)
  if (!(await hearCallback(deps, token))) throw new AppError('request.not_found')
  // Read to its end: who is cut off while it sends calls again.
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.byteLength
    if (size > MAX_BODY) throw new AppError('request.too_large')
  }
  return new Response(null, { status: 204 })
}
