import type { FileType } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import type { Db } from '#server/platform/db.ts'
import { AFTER_SCOPE, type Scope, scopeParameters, TEXTS_IN_SCOPE } from './scope.ts'

export interface ChunkSpan {
  start: number
  end: number
  page: number
}

const ROWS_PER_INSERT = 1_000

export async function insertChunks(
  tx: Db,
  input: { textId: number; configuration: string; rows: (ChunkSpan & { ordinal: number; words: string })[] },
): Promise<void> {
  for (let from = 0; from < input.rows.length; from += ROWS_PER_INSERT) {
    const rows = input.rows.slice(from, from + ROWS_PER_INSERT)
    await tx.$executeRaw`
      INSERT INTO chunks (text_id, ordinal, page, start_offset, end_offset, words)
      SELECT ${input.textId}, ordinal, page, start_offset, end_offset,
             to_tsvector(${input.configuration}::regconfig, words)
      FROM unnest(
        ${rows.map((row) => row.ordinal)}::int[], ${rows.map((row) => row.page)}::int[],
        ${rows.map((row) => row.start)}::int[], ${rows.map((row) => row.end)}::int[],
        ${rows.map((row) => row.words)}::text[]
      ) AS t(ordinal, page, start_offset, end_offset, words)`
  }
}

export interface Passage extends ChunkSpan {
  pageLabel: string | null
  chunkId: number
  documentId: number
  filename: string
  fileType: FileType
  textId: number
}

/** Chunks by id, in no order; only those in scope, whatever ids are asked for. */
export async function readPassages(db: Db, by: { scope: Scope; ids: number[] }): Promise<Passage[]> {
  return db.$queryRawUnsafe<Passage[]>(
    `SELECT c.id AS "chunkId", texts.document_id AS "documentId", texts.filename,
            texts.file_type::text AS "fileType", c.text_id AS "textId", c.page, p.label AS "pageLabel",
            c.start_offset AS "start", c.end_offset AS "end"
     FROM (${TEXTS_IN_SCOPE}) texts JOIN chunks c ON c.text_id = texts.text_id
       LEFT JOIN pages p ON p.text_id = c.text_id AND p.number = c.page
     WHERE c.id = ANY($${AFTER_SCOPE}::int[])`,
    ...scopeParameters(by.scope),
    by.ids,
  )
}

/** A text version with what decides about where it may be sent; null when it is gone. */
export async function findTextToEmbed(
  db: Db,
  textId: number,
): Promise<{ content: string; skippable: Span[]; localOnly: boolean } | null> {
  const row = await db.documentText.findUnique({
    where: { id: textId },
    select: { content: true, skippable: true, document: { select: { localOnly: true } } },
  })
  if (!row) return null
  const pairs = row.skippable as unknown as [number, number][]
  return {
    content: row.content,
    skippable: pairs.map(([start, end]) => ({ start, end })),
    localOnly: row.document.localOnly,
  }
}

/** The document's latest text version that is ready, or null. */
export async function findLatestText(db: Db, documentId: number): Promise<number | null> {
  const row = await db.documentText.findFirst({
    where: { documentId, readyAt: { not: null }, document: { deletedAt: null } },
    orderBy: { version: 'desc' },
    select: { id: true },
  })
  return row?.id ?? null
}

export function countChunks(db: Db, textId: number): Promise<number> {
  return db.chunk.count({ where: { textId } })
}

/** The chunks of a text that have no vector of the model, in the order of the text. */
export function listChunksWithoutVector(
  db: Db,
  by: { textId: number; model: string },
): Promise<{ id: number; start: number; end: number }[]> {
  return db.chunk.findMany({
    where: { textId: by.textId, vectors: { none: { model: by.model } } },
    orderBy: { ordinal: 'asc' },
    select: { id: true, start: true, end: true },
  })
}

/** Keeps vectors of chunks; one that is there already stays. `bytes` holds them one after another. */
export async function insertVectors(
  db: Db,
  input: { chunkIds: number[]; model: string; dimensions: number; bytes: Uint8Array },
): Promise<void> {
  const size = input.dimensions * 4
  // A chunk may have gone meanwhile: the row is locked while its vector is written, or passed over.
  await db.$executeRaw`
    INSERT INTO vectors (chunk_id, model, dimensions, "values")
    SELECT c.id, ${input.model}::text, ${input.dimensions}::int,
           substring(${input.bytes}::bytea FROM ((t.n - 1) * ${size}::int + 1)::int FOR ${size}::int)
    FROM unnest(${input.chunkIds}::int[]) WITH ORDINALITY AS t(id, n) JOIN chunks c ON c.id = t.id
    FOR KEY SHARE OF c
    ON CONFLICT DO NOTHING`
}

/** How long a model's vectors are; null when there are none yet. */
export async function sizeOfVectors(db: Db, model: string): Promise<number | null> {
  const row = await db.vector.findFirst({ where: { model }, select: { dimensions: true } })
  return row?.dimensions ?? null
}

/** How many chunks of the user's texts there are, and how many of them have a vector of the model. */
export async function countMeanings(
  db: Db,
  by: { scope: Scope; model: string },
): Promise<{ done: number; total: number }> {
  const rows = await db.$queryRawUnsafe<{ done: number; total: number }[]>(
    `SELECT count(v.chunk_id)::int AS done, count(*)::int AS total
     FROM (${TEXTS_IN_SCOPE}) texts JOIN chunks c ON c.text_id = texts.text_id
     LEFT JOIN vectors v ON v.chunk_id = c.id AND v.model = $${AFTER_SCOPE}::text`,
    ...scopeParameters(by.scope),
    by.model,
  )
  return rows[0] ?? { done: 0, total: 0 }
}

/** The same over all users, for health. */
export async function countAllMeanings(db: Db, model: string): Promise<{ done: number; total: number }> {
  const rows = await db.$queryRaw<{ done: number; total: number }[]>`
    SELECT count(v.chunk_id)::int AS done, count(*)::int AS total
    FROM documents d
    JOIN LATERAL (
      SELECT t.id FROM document_texts t WHERE t.document_id = d.id AND t.ready_at IS NOT NULL
      ORDER BY t.version DESC LIMIT 1
    ) t ON true
    JOIN chunks c ON c.text_id = t.id LEFT JOIN vectors v ON v.chunk_id = c.id AND v.model = ${model}::text
    WHERE d.deleted_at IS NULL`
  return rows[0] ?? { done: 0, total: 0 }
}

/**
 * Documents whose latest text lacks vectors of the model and that nobody is at work on; `remote` leaves out those that
 * are kept to this server. A job that failed or was cancelled is left in peace for an hour, unless it failed because
 * the model was away.
 */
export async function listWithoutMeaning(
  db: Db,
  by: { model: string; remote: boolean; limit: number },
): Promise<{ documentId: number; userId: number }[]> {
  return db.$queryRaw`
    SELECT d.id AS "documentId", d.user_id AS "userId"
    FROM documents d
    JOIN LATERAL (
      SELECT t.id FROM document_texts t WHERE t.document_id = d.id AND t.ready_at IS NOT NULL
      ORDER BY t.version DESC LIMIT 1
    ) t ON true
    WHERE d.deleted_at IS NULL AND NOT (d.local_only AND ${by.remote}::boolean)
      AND EXISTS (
        SELECT 1 FROM chunks c WHERE c.text_id = t.id AND NOT EXISTS (
          SELECT 1 FROM vectors v WHERE v.chunk_id = c.id AND v.model = ${by.model}::text
        )
      )
      AND NOT EXISTS (
        SELECT 1 FROM jobs j WHERE j.document_id = d.id AND j.kind = 'embed' AND (
          j.state IN ('queued', 'working', 'retryable')
          OR j.state IN ('deadletter', 'cancelled') AND j.updated_at > now() - interval '1 hour'
             AND j.last_error IS DISTINCT FROM 'service.embedding_unavailable'
        )
      )
    ORDER BY d.id LIMIT ${by.limit}::int`
}

/** Takes turns with the other workers until the transaction ends; false when another one is at it. */
export async function takeTurn(tx: Db): Promise<boolean> {
  const rows = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('search.backfill')) AS taken`
  return rows[0]?.taken ?? false
}
