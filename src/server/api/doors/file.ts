import { Readable } from 'node:stream'
import type { FileType } from '#contracts/document.ts'
import { rowId } from '#contracts/id.ts'
import { disposition } from '#server/documents/filename.ts'
import { downloadLink } from '#server/documents/link.ts'
import { original, rendition } from '#server/documents/read.ts'
import { begin } from '#server/platform/blobs/begin.ts'
import { AppError } from '#server/platform/errors.ts'
import { type Door, requireUserId } from './answer.ts'

const MEDIA_TYPES: Record<FileType, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  // Without a charset: the page says its own.
  html: 'text/html',
  markdown: 'text/markdown; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  rtf: 'application/rtf',
  csv: 'text/csv',
  png: 'image/png',
  jpeg: 'image/jpeg',
  tiff: 'image/tiff',
}

/** A link ends; whoever asks again needs a new one. */
const NOT_KEPT = { 'cache-control': 'no-store' }

/**
 * `GET /api/documents/{id}/file`: the original bytes. `?inline=1` for the viewer's own fetch, with `&rendition=1` of the
 * PDF that is shown in place of an image (the original, where that is a PDF). `?link=1`: as JSON, an
 * address to download it from and when that ends; our own, which doesn't end, where files aren't kept in a bucket.
 */
export const fileDoor: Door = async (request, context) => {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new AppError('request.method')
  const url = new URL(request.url)
  const id = rowId.safeParse(Number(/^\/api\/documents\/(\d{1,10})\/file$/.exec(url.pathname)?.[1]))
  if (!id.success) throw new AppError('document.not_found')
  const userId = await requireUserId(context, 'read')
  await context.take('requests')
  const { document, bytes } = await original(context.deps, { userId, id: id.data })
  const type = MEDIA_TYPES[document.fileType]
  const isDownload = !url.searchParams.has('inline')
  const wantsLink = url.searchParams.has('link')
  if (wantsLink || (isDownload && context.deps.env.s3DirectDownloads)) {
    const link = await downloadLink(context.deps, { userId, id: id.data, type })
    if (wantsLink) return Response.json(link ?? { url: url.pathname, expiresAt: null }, { headers: NOT_KEPT })
    if (link) return new Response(null, { status: 302, headers: { ...NOT_KEPT, location: link.url } })
  }
  if (url.searchParams.has('rendition') && document.fileType !== 'pdf') {
    const shown = await rendition(context.deps, { userId, id: id.data })
    return answer(request, {
      etag: `"${document.sha256}-${shown.textId}"`,
      bytes: shown.bytes,
      headers: {
        'content-type': MEDIA_TYPES.pdf,
        'content-disposition': disposition('inline', `${document.filename}.pdf`),
      },
    })
  }
  return answer(request, {
    etag: `"${document.sha256}"`,
    bytes,
    headers: {
      'content-type': type,
      'content-length': String(document.sizeBytes),
      'content-disposition': disposition(isDownload ? 'attachment' : 'inline', document.filename),
    },
  })
}

/** The bytes with what keeps them from being anything else than bytes; 304 where the asker has them. */
async function answer(
  request: Request,
  file: { etag: string; bytes: AsyncIterable<Uint8Array>; headers: Record<string, string> },
): Promise<Response> {
  const { etag, bytes, headers } = file
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag } })
  const body = request.method === 'HEAD' ? null : Readable.toWeb(Readable.from(await begin(bytes)))
  return new Response(body as ReadableStream<Uint8Array> | null, {
    headers: {
      ...headers,
      // The bytes are a stranger's: nothing in them may run as ours.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      // An id's bytes never change; whose they are is asked at every request.
      'cache-control': 'private, no-cache',
      etag,
    },
  })
}
