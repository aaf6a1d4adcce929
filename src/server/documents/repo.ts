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
import type { ErrorCode } from '#contracts/error.ts'
import type { JobState } from '#contracts/job.ts'
import type { Span } from '#contracts/span.ts'
import type { Db } from '#server/platform/db.ts'

const rowColumns = {
  id: true,
  filename: true,
  fileType: true,
  sizeBytes: true,
  state: true,
  error: true,
  localOnly: true,
  createdAt: true,
  deletedAt: true,
  texts: {
    where: { readyAt: { not: null } },
    select: { pages: true },
    orderBy: { version: 'desc' },
    take: 1,
  },
  jobs: {
    where: { kind: 'ingest' },
    select: { id: true, state: true, stage: true, progress: true, pagesDone: true, pagesTotal: true },
    orderBy: { createdAt: 'desc' },
    take: 1,
  },
} as const

interface RowColumns {
  id: number
  filename: string
  fileType: FileType
  sizeBytes: number
  state: DocumentState
  error: string | null
  localOnly: boolean
  createdAt: Date
  deletedAt: Date | null
  texts: { pages: number }[]
  jobs: {
    id: string
    state: JobState
    stage: string
    progress: number
    pagesDone: number | null
    pagesTotal: number | null
  }[]
}

function toRow({ texts, jobs, ...row }: RowColumns): DocumentRow {
  return {
    id: row.id,
    filename: row.filename,
    fileType: row.fileType,
    sizeBytes: row.sizeBytes,
    state: row.state,
    error: row.error as ErrorCode | null,
    localOnly: row.localOnly,
    pages: texts[0]?.pages ?? null,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    jobId: jobs[0]?.id ?? null,
    stage: jobs[0]?.stage ?? null,
    progress: jobs[0]?.progress ?? null,
    jobState: jobs[0]?.state ?? null,
    pagesDone: jobs[0]?.pagesDone ?? null,
    pagesTotal: jobs[0]?.pagesTotal ?? null,
  }
}

export async function listDocuments(
  db: Db,
  by: { userId: number; trash: boolean; cursor?: number | undefined; limit: number },
): Promise<DocumentRow[]> {
  const rows = await db.document.findMany({
    where: {
      userId: by.userId,
      deletedAt: by.trash ? { not: null } : null,
      ...(by.cursor === undefined ? {} : { id: { lt: by.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: by.limit,
    select: rowColumns,
  })
  return rows.map(toRow)
}

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
  const row = await db.document.findFirst({
    where: { userId: by.userId, id: by.id },
    select: { ...rowColumns, userId: true, sha256: true, blobId: true },
  })
  return row && { ...toRow(row), userId: row.userId, sha256: row.sha256, blobId: row.blobId }
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
