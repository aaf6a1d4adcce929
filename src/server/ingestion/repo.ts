import type { FileType, ReadSettings } from '#contracts/document.ts'
import { PIPELINE_VERSION } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import type { Db } from '#server/platform/db.ts'
import type { PackedDocument, PackedPage } from './pack.ts'

/** Rows a statement: a page's geometry is some 3 kB, and what is sent at once is encoded at once. */
const PAGES_PER_INSERT = 50

export interface Source {
  id: number
  blobId: string
  fileType: FileType
  sha256: string
  localOnly: boolean
}

export async function findSource(db: Db, documentId: number): Promise<Source | null> {
  return db.document.findUnique({
    where: { id: documentId },
    select: { id: true, blobId: true, fileType: true, sha256: true, localOnly: true },
  })
}

/** Whether a document may be sent elsewhere: not what its owner keeps to this server, and not what is gone. */
export async function mayLeave(db: Db, documentId: number): Promise<boolean> {
  const row = await db.document.findUnique({ where: { id: documentId }, select: { localOnly: true } })
  return row?.localOnly === false
}

/** Wakes whoever waits for what a remote parser reads, in whatever process. */
export async function ringReading(db: Db, id: string): Promise<void> {
  await db.$executeRaw`SELECT pg_notify('ultrai', ${`remote:${id}`})`
}

/** A text version that is being made, and the last stage that it came to. */
export interface Reading {
  textId: number
  stage: 'parsed' | 'chunked' | 'embedded'
}

/** What earlier attempts of a job have kept, or null. */
export async function findReading(db: Db, jobId: string): Promise<Reading | null> {
  const row = await db.documentText.findUnique({ where: { jobId }, select: { id: true, stage: true } })
  return row && { textId: row.id, stage: row.stage }
}

/** Writes a new text version with its pages, which nobody sees before `markReady`. Rejects once `signal` is aborted. */
export async function insertText(
  tx: Db,
  input: {
    documentId: number
    jobId: string
    settings: ReadSettings
    parsed: PackedDocument
    /** A PDF made of the original, to be shown in its place. */
    renditionBlobId?: string | null
    signal: AbortSignal
  },
): Promise<void> {
  const { documentId, jobId, settings, parsed, renditionBlobId = null, signal } = input
  const { pages } = parsed
  const latest = await tx.documentText.aggregate({ where: { documentId }, _max: { version: true } })
  const { id: textId } = await tx.documentText.create({
    data: {
      documentId,
      jobId,
      version: (latest._max.version ?? 0) + 1,
      pipelineVersion: PIPELINE_VERSION,
      settings,
      language: parsed.language,
      content: parsed.text,
      pages: pages.length,
      skippable: parsed.skippable.map((span) => [span.start, span.end]),
      coverage: { ...parsed.coverage },
      renditionBlobId,
      stage: 'parsed',
    },
    select: { id: true },
  })
  for (let from = 0; from < pages.length; from += PAGES_PER_INSERT) {
    signal.throwIfAborted()
    await insertPages(tx, textId, pages.slice(from, from + PAGES_PER_INSERT))
  }
}

/** In one statement of one shape: Prisma's own form of it, compiled anew each time, took 300 ms for a book. */
async function insertPages(tx: Db, textId: number, pages: readonly PackedPage[]): Promise<void> {
  const column = <T>(of: (page: PackedPage) => T) => pages.map(of)
  await tx.$executeRaw`
    INSERT INTO pages (text_id, number, label, start_offset, end_offset, source, width, height, geometry)
    SELECT ${textId}, * FROM unnest(
      ${column(({ number }) => number)}::int[], ${column(({ label }) => label)}::text[],
      ${column(({ start }) => start)}::int[], ${column(({ end }) => end)}::int[],
      ${column(({ source }) => source)}::text[],
      ${column(({ width }) => width)}::float8[], ${column(({ height }) => height)}::float8[],
      ${column(({ geometry }) => geometry)}::bytea[])`
}

/** A text version as the later stages need it. */
export async function loadText(
  db: Db,
  textId: number,
): Promise<{
  text: string
  language: string | null
  skippable: Span[]
  pages: { number: number; start: number }[]
}> {
  const row = await db.documentText.findUniqueOrThrow({
    where: { id: textId },
    select: { content: true, language: true, skippable: true },
  })
  const pages = await db.page.findMany({
    where: { textId },
    orderBy: { number: 'asc' },
    select: { number: true, start: true },
  })
  const pairs = row.skippable as unknown as [number, number][]
  const skippable = pairs.map(([start, end]) => ({ start, end }))
  return { text: row.content, language: row.language, skippable, pages }
}

/** So that indexing can be done again from the beginning. */
export async function clearChunks(tx: Db, textId: number): Promise<void> {
  await tx.chunk.deleteMany({ where: { textId } })
}

export async function markStage(tx: Db, textId: number, stage: Reading['stage']): Promise<void> {
  await tx.documentText.update({ where: { id: textId }, data: { stage } })
}

/** From here on the version is searched, asked and shown; it is the latest of its document. */
export async function markReady(tx: Db, textId: number): Promise<void> {
  await tx.documentText.update({ where: { id: textId }, data: { readyAt: new Date() } })
}
