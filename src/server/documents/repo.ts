import {
  type Coverage,
  coverage,
  type DocumentRow,
  type DocumentState,
  type FileType,
  type PageInfo,
  type ReadSettings,
  readSettings,
} from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import type { Db } from '#server/platform/db.ts'
import { LATEST, ROW } from './row-sql.ts'

export interface StoredDocument extends DocumentRow {
  userId: number
  sha256: string
  blobId: string
}

/** The user's document, in the trash or not; null for what doesn't exist and for what is somebody else's. */
export async function findDocument(
  db: Db,
  by: { userId: number; id: number },
): Promise<StoredDocument | null> {
  const rows = await db.$queryRawUnsafe<{ row: StoredDocument }[]>(
    `SELECT row_to_json(r) AS row FROM (
       SELECT ${ROW}, d.user_id AS "userId", d.sha256, d.blob_id AS "blobId"
       FROM documents d ${LATEST} WHERE d.user_id = $1 AND d.id = $2) r`,
    by.userId,
    by.id,
  )
  return rows[0]?.row ?? null
}

/** The user's document of these bytes: the live one, else the latest in the trash, else null. */
export async function findByHash(
  db: Db,
  by: { userId: number; sha256: string },
): Promise<{ id: number; filename: string; state: DocumentState; deletedAt: Date | null } | null> {
  const rows = await db.document.findMany({
    where: { userId: by.userId, sha256: by.sha256 },
    orderBy: { deletedAt: { sort: 'desc', nulls: 'first' } },
    take: 1,
    select: { id: true, filename: true, state: true, deletedAt: true },
  })
  return rows[0] ?? null
}

/** Null when the user has a live document of these bytes already. */
export async function insertDocument(
  db: Db,
  values: {
    userId: number
    filename: string
    fileType: FileType
    sizeBytes: number
    sha256: string
    blobId: string
  },
): Promise<number | null> {
  const rows = await db.document.createManyAndReturn({
    data: [values],
    skipDuplicates: true,
    select: { id: true },
  })
  return rows[0]?.id ?? null
}

export async function renameDocument(db: Db, id: number, filename: string): Promise<void> {
  await db.document.update({ where: { id }, data: { filename } })
}

export async function setLocalOnly(db: Db, id: number, localOnly: boolean): Promise<void> {
  await db.document.update({ where: { id }, data: { localOnly } })
}

export async function setDeleted(db: Db, id: number, deletedAt: Date | null): Promise<void> {
  await db.document.update({ where: { id }, data: { deletedAt } })
}

export interface TextVersion {
  id: number
  version: number
  pipelineVersion: number
  language: string | null
  coverage: Coverage
  renditionBlobId: string | null
}

/** The latest text version of a document without its content, or the one named. */
export async function findText(
  db: Db,
  by: { documentId: number; textId?: number | undefined },
): Promise<TextVersion | null> {
  const row = await db.documentText.findFirst({
    where: {
      documentId: by.documentId,
      readyAt: { not: null },
      ...(by.textId === undefined ? {} : { id: by.textId }),
    },
    orderBy: { version: 'desc' },
    select: {
      id: true,
      version: true,
      pipelineVersion: true,
      language: true,
      coverage: true,
      renditionBlobId: true,
    },
  })
  return row && { ...row, coverage: coverage.parse(row.coverage) }
}

/** How the latest text version of a document was read; the defaults when it has none. */
export async function findSettings(db: Db, documentId: number): Promise<ReadSettings> {
  const row = await db.documentText.findFirst({
    where: { documentId, readyAt: { not: null } },
    orderBy: { version: 'desc' },
    select: { settings: true },
  })
  return readSettings.parse(row?.settings ?? {})
}

/** A text version's content and skippable spans. Never changes once written. */
export async function readContent(db: Db, textId: number): Promise<{ content: string; skippable: Span[] }> {
  const row = await db.documentText.findUniqueOrThrow({
    where: { id: textId },
    select: { content: true, skippable: true },
  })
  const pairs = row.skippable as unknown as [number, number][]
  return { content: row.content, skippable: pairs.map(([start, end]) => ({ start, end })) }
}

export async function listPages(db: Db, textId: number): Promise<PageInfo[]> {
  const rows = await db.page.findMany({
    where: { textId },
    orderBy: { number: 'asc' },
    select: { number: true, label: true, start: true, end: true, width: true, height: true, source: true },
  })
  return rows.map((row) => ({ ...row, source: row.source as PageInfo['source'] }))
}

/** A page's place and its geometry as stored (deflated), or null. */
export async function findPage(
  db: Db,
  by: { textId: number; number: number },
): Promise<{ number: number; start: number; end: number; geometry: Uint8Array | null } | null> {
  return db.page.findUnique({
    where: { textId_number: { textId: by.textId, number: by.number } },
    select: { number: true, start: true, end: true, geometry: true },
  })
}

/** Stored bytes from before `before` that no document refers to; a hundred at a time. */
export async function listOrphanBlobs(db: Db, before: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM blobs b
    WHERE b.created_at < ${before} AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.blob_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM document_texts t WHERE t.rendition_blob_id = b.id)
    LIMIT 100`
  return rows.map((row) => row.id)
}

/** Whole stored files that another driver keeps, by id, from after `after` on; with the hash of originals. */
export async function listBlobsElsewhere(
  db: Db,
  by: { driver: string; after: string | null; limit: number },
): Promise<{ id: string; sizeBytes: number; sha256: string | null }[]> {
  return db.$queryRaw`
    SELECT b.id, b.size_bytes AS "sizeBytes", d.sha256
    FROM blobs b LEFT JOIN documents d ON d.blob_id = b.id
    WHERE b.complete AND b.driver <> ${by.driver} AND (${by.after}::uuid IS NULL OR b.id > ${by.after}::uuid)
    ORDER BY b.id LIMIT ${by.limit}`
}
