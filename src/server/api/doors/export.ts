import { type ExportFormat, exportFormat } from '#contracts/export.ts'
import { rowId } from '#contracts/id.ts'
import { exportAnswer } from '#server/analyses/export.ts'
import { disposition } from '#server/documents/filename.ts'
import { AppError } from '#server/platform/errors.ts'
import { type Door, requireUserId } from './answer.ts'

const MEDIA_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}

/** `GET /api/analyses/{id}/export?format=csv|json|md`: an answer as a file to keep. */
export const exportDoor: Door = async (request, context) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new AppError('request.method')
  const url = new URL(request.url)
  const id = rowId.safeParse(Number(/^\/api\/analyses\/(\d{1,10})\/export$/.exec(url.pathname)?.[1]))
  const format = exportFormat.safeParse(url.searchParams.get('format') ?? 'json')
  const userId = await requireUserId(context, 'read')
  if (!id.success) throw new AppError('analysis.not_found')
  if (!format.success) throw new AppError('request.invalid')
  const { filename, content } = await exportAnswer(context.deps, { userId, id: id.data, format: format.data })
  return new Response(request.method === 'HEAD' ? null : content, {
    headers: {
      'content-type': MEDIA_TYPES[format.data],
      'content-disposition': disposition('attachment', filename),
      // The words are a stranger's: nothing in them may run as ours.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
