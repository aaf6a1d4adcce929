import { z } from 'zod'
import { MAX_FILENAME } from '#contracts/document.ts'
import { text } from '#contracts/text.ts'
import { receive } from '#server/documents/receive.ts'
import { textContent } from '#server/documents/text.ts'
import type { ApiDeps } from '../../context.ts'
import { requireUserId } from '../../doors/answer.ts'
import { cursor, idInPath, limitOf, nextPage } from '../parameters.ts'
import { route } from '../route.ts'
import { toDocument } from '../shape.ts'
import * as shapes from '../shapes.ts'

const oneDocument = z.object({ id: idInPath })
const AT_THE_DOOR = [
  'document.duplicate',
  'document.duplicate_in_trash',
  'document.duplicate_failed',
  'document.empty',
  'document.name_missing',
  'document.too_large',
  'document.unsupported',
  'document.disguised',
  'limit.uploads_per_day',
] as const

/** The canonical text of a document that has been read. The caller has checked whose it is. */
function contentOf(deps: ApiDeps, read: { id: number } | null): Promise<string | null> {
  return read ? textContent(deps, read.id).then(({ content }) => content) : Promise.resolve(null)
}

export const documentRoutes = [
  route({
    method: 'POST',
    path: '/documents',
    tag: 'Documents',
    summary: 'Store a text',
    description:
      'The name’s ending says how it is read: Markdown, HTML, CSV or, otherwise, plain text. It is searchable as soon as its job is complete, in a second or so.',
    needs: 'write',
    idempotent: true,
    body: {
      schema: z.object({ filename: z.string().max(10 * MAX_FILENAME), content: text }),
      example: { filename: 'lease.md', content: 'The notice period is 90 days.' },
      large: true,
    },
    answers: { 201: { description: 'The document', schema: shapes.documentShort } },
    errors: [...AT_THE_DOOR],
    async call({ ctx, caller, body }) {
      const userId = await requireUserId(ctx, 'write')
      await ctx.take('uploads')
      const bytes = new TextEncoder().encode(body.content)
      const { documentId } = await receive(ctx.deps, {
        userId,
        filename: body.filename,
        announcedBytes: bytes.byteLength,
        body: (async function* () {
          yield bytes
        })(),
        isText: true,
      })
      const document = toDocument(await caller.documents.get({ id: documentId }))
      return { status: 201, body: document, headers: { location: `/api/v2/documents/${documentId}` } }
    },
  }),
  route({
    method: 'GET',
    path: '/documents',
    tag: 'Documents',
    summary: 'List the documents, newest first',
    needs: 'read',
    query: z.object({ limit: limitOf(500, 100), cursor }),
    answers: {
      200: {
        description: 'A page of documents',
        schema: z.array(shapes.documentShort),
        headers: { Link: 'The next page, if there is one' },
      },
    },
    errors: [],
    async call({ caller, query, request }) {
      const { rows, nextCursor } = await caller.documents.list({ trash: false, ...query })
      return { status: 200, body: rows.map(toDocument), headers: nextPage(request, nextCursor) }
    },
  }),
  route({
    method: 'GET',
    path: '/documents/{id}',
    tag: 'Documents',
    summary: 'Read a document and its text',
    needs: 'read',
    params: oneDocument,
    answers: { 200: { description: 'The document', schema: shapes.documentFull } },
    errors: ['document.not_found'],
    async call({ ctx, caller, params }) {
      const document = await caller.documents.get(params)
      const content = await contentOf(ctx.deps, document.text)
      const language = document.text?.language ?? null
      const body = { ...toDocument(document), sha256: document.sha256, language, content }
      return { status: 200, body }
    },
  }),
  route({
    method: 'DELETE',
    path: '/documents/{id}',
    tag: 'Documents',
    summary: 'Move a document to the trash',
    needs: 'write',
    params: oneDocument,
    answers: { 204: { description: 'It is in the trash' } },
    errors: ['document.not_found'],
    async call({ caller, params }) {
      await caller.documents.remove(params)
      return { status: 204 }
    },
  }),
  route({
    method: 'POST',
    path: '/upload',
    tag: 'Documents',
    summary: 'Upload a file',
    description:
      'A form with the file in its field `file`; or the file as the body, with its name percent-encoded in `x-file-name`, or in Content-Disposition. It is read by a job.',
    needs: 'write',
    idempotent: true,
    file: true,
    answers: {
      201: {
        description: 'It is stored, and its job is waiting',
        schema: shapes.uploaded,
        headers: { Location: 'The job' },
      },
    },
    errors: [...AT_THE_DOOR, 'document.upload_incomplete'],
    async call({ ctx, body: file }) {
      const userId = await requireUserId(ctx, 'write')
      await ctx.take('uploads')
      const { filename, announcedBytes, pieces } = file
      const { documentId, jobId } = await receive(ctx.deps, {
        userId,
        filename,
        announcedBytes,
        body: pieces,
      })
      const body = { job_id: jobId, document_id: documentId }
      return { status: 201, body, headers: { location: `/api/v2/jobs/${jobId}` } }
    },
  }),
]
