import type { Db } from '#server/platform/db.ts'

export interface ChunkSpan {
  start: number
  end: number
  page: number
}

/** What is ranked at most: ranking 15,000 hits of a common word took 123 ms, 500 take 13 (see docs/decisions). */
const CANDIDATES = 500
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

export interface ChunkHit {
  documentId: number
  filename: string
  textId: number
  language: string | null
  page: number
  start: number
  end: number
  score: number
}

/**
 * The user's chunks that have the words, best first: latest ready text versions of documents that are not in the
 * trash; one that is still being read is not seen. Each document is searched in its own language.
 */
export async function findChunks(
  db: Db,
  by: {
    userId: number
    documentId?: number | undefined
    queries: { configuration: string; languages: string[] }[]
    words: string
    limit: number
  },
): Promise<ChunkHit[]> {
  const hits: ChunkHit[] = []
  for (const { configuration, languages } of by.queries) {
    hits.push(
      ...(await db.$queryRaw<ChunkHit[]>`
        WITH texts AS (
          SELECT DISTINCT ON (d.id) d.id AS document_id, d.filename, t.id AS text_id, t.language
          FROM documents d JOIN document_texts t ON t.document_id = d.id
          WHERE d.user_id = ${by.userId} AND d.deleted_at IS NULL AND t.ready_at IS NOT NULL
            AND (${by.documentId ?? null}::int IS NULL OR d.id = ${by.documentId ?? null}::int)
          ORDER BY d.id, t.version DESC
        ), query AS (
          SELECT websearch_to_tsquery(${configuration}::regconfig, ${by.words}) AS q
        ), candidates AS (
          SELECT c.*, texts.document_id, texts.filename, texts.language
          FROM chunks c JOIN texts ON texts.text_id = c.text_id, query
          WHERE c.words @@ query.q AND coalesce(texts.language, '') = ANY(${languages})
          LIMIT ${CANDIDATES}
        )
        SELECT document_id AS "documentId", filename, text_id AS "textId", language, page,
               start_offset AS "start", end_offset AS "end",
               ts_rank_cd(words, query.q, 1)::float8 AS score
        FROM candidates, query ORDER BY score DESC, document_id, ordinal LIMIT ${by.limit}`),
    )
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, by.limit)
}

/** The languages of the user's texts, '' for unknown. */
export async function listLanguages(db: Db, userId: number): Promise<string[]> {
  const rows = await db.documentText.findMany({
    where: { readyAt: { not: null }, document: { userId, deletedAt: null } },
    distinct: ['language'],
    select: { language: true },
  })
  return rows.map((row) => row.language ?? '')
}
