import { Readable } from 'node:stream'
import { exportAccount } from '#server/account/export.ts'
import { audit } from '#server/auth/audit/record.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Door } from './answer.ts'

/** `GET /api/account/export`: all of one's data as a ZIP. By a session only: a token is for documents, not accounts. */
export const accountExportDoor: Door = async (request, context) => {
  if (request.method !== 'GET') throw new AppError('request.method')
  const access = await context.access()
  if (!access) throw new AppError('auth.required')
  if (!access.sessionId) throw new AppError('auth.session_needed')
  await context.take('uploads')
  const userId = access.user.id
  const zip = await exportAccount(context.deps, { userId })
  await audit(context.deps, { userId, action: 'data_exported', address: context.address })
  return new Response(Readable.toWeb(zip) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="ultrai-export.zip"',
      'cache-control': 'no-store',
    },
  })
}
