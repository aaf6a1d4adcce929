import type { DocumentDetail, DocumentRow, PageContent } from '#contracts/document.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { type OwnedDocument, ownedDocument } from './access.ts'
import { findPage, findText } from './repo.ts'
import { findDetail, listRows } from './rows.ts'
import { textContent } from './text.ts'

/** A page of the user's documents, newest first, or of the trash. */
export async function list(
  deps: Pick<Deps, 'reads'>,
  input: { userId: number; trash: boolean; cursor?: number | undefined; limit: number },
): Promise<{ rows: DocumentRow[]; nextCursor: number | null }> {
  const rows = await listRows(deps.reads, { ...input, limit: input.limit + 1 })
  const more = rows.length > input.limit
  if (more) rows.pop()
  return { rows, nextCursor: more ? (rows.at(-1)?.id ?? null) : null }
}

/** A document without the columns that are the server's own. */
export function toDocumentRow({ userId: _u, sha256: _s, blobId: _b, ...row }: OwnedDocument): DocumentRow {
  return row
}

/** A document with the places and sizes of its pages. Throws `document.not_found`. */
export async function detail(
  deps: Pick<Deps, 'reads'>,
  input: { userId: number; id: number },
): Promise<DocumentDetail> {
  const found = await findDetail(deps.reads, input)
  if (!found) throw new AppError('document.not_found')
  return found
}

/** One page's text and geometry. Throws `document.not_found`, `document.not_ready`. */
export async function page(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: number; textId?: number | undefined; page: number },
): Promise<PageContent> {
  const document = await ownedDocument(deps, input)
  const text = await findText(deps.db, { documentId: document.id, textId: input.textId })
  if (!text) throw new AppError(input.textId === undefined ? 'document.not_ready' : 'document.not_found')
  const found = await findPage(deps.db, { textId: text.id, number: input.page })
  if (!found) throw new AppError('document.not_found')
  const { content, skippable } = await textContent(deps, text.id)
  return {
    number: found.number,
    start: found.start,
    end: found.end,
    text: content.slice(found.start, found.end),
    skippable: skippable.filter((span) => span.start < found.end && span.end > found.start),
    geometry: found.geometry && Buffer.from(found.geometry).toString('base64'),
  }
}

/** The PDF that is shown in place of the original, as a stream. Throws `document.not_found`, also where there is none. */
export async function rendition(
  deps: Pick<Deps, 'db' | 'blobs'>,
  input: { userId: number; id: number },
): Promise<{ textId: number; bytes: AsyncIterable<Uint8Array> }> {
  const document = await ownedDocument(deps, input)
  const text = await findText(deps.db, { documentId: document.id })
  if (!text?.renditionBlobId) throw new AppError('document.not_found')
  return { textId: text.id, bytes: deps.blobs.read(text.renditionBlobId) }
}

/** The original bytes, as a stream, with what a download needs to know. Throws `document.not_found`. */
export async function original(
  deps: Pick<Deps, 'db' | 'blobs'>,
  input: { userId: number; id: number },
): Promise<{ document: OwnedDocument; bytes: AsyncIterable<Uint8Array> }> {
  const document = await ownedDocument(deps, input)
  return { document, bytes: deps.blobs.read(document.blobId) }
}
