import type { Sql } from '../sql.ts'
import { fromBytes } from './matrix.ts'
import { asLiteral, isIndexable, operatorsOf, typeOf, vectorTable } from './pgvector-table.ts'

/** The first version whose index goes on until enough rows pass the filter. */
const OLDEST = [0, 8]
/** Vectors a statement: some 5 MB as text. */
const ROWS = 250

/**
 * Makes what the pgvector driver needs: the extension, where the server offers it and lets us, a table for vectors of
 * this length and its index. May be called at any time; false: this server can't.
 */
export async function preparePgvector(sql: Sql, dimensions: number): Promise<boolean> {
  if (!isIndexable(dimensions) || !(await hasExtension(sql))) return false
  const table = vectorTable(dimensions)
  await sql.query('CREATE SCHEMA IF NOT EXISTS meaning')
  await sql.query(
    `CREATE TABLE IF NOT EXISTS ${table} (
       chunk_id integer NOT NULL REFERENCES chunks (id) ON DELETE CASCADE,
       model text NOT NULL,
       embedding ${typeOf(dimensions)} NOT NULL,
       PRIMARY KEY (chunk_id, model)
     )`,
  )
  await sql.query(
    `CREATE INDEX IF NOT EXISTS vectors_${dimensions}_hnsw ON ${table}
     USING hnsw (embedding ${operatorsOf(dimensions)})`,
  )
  return true
}

async function hasExtension(sql: Sql): Promise<boolean> {
  const offered = await sql.query<{ installed: string | null }>(
    "SELECT installed_version AS installed FROM pg_available_extensions WHERE name = 'vector'",
  )
  if (offered.length === 0) return false
  if (!offered[0]?.installed) await sql.query('CREATE EXTENSION IF NOT EXISTS vector')
  const [row] = await sql.query<{ version: string }>(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'",
  )
  const [major = 0, minor = 0] = (row?.version ?? '').split('.').map(Number)
  return major > (OLDEST[0] ?? 0) || minor >= (OLDEST[1] ?? 0)
}

/**
 * Copies the vectors of a model that its table lacks, from `vectors`, which stays the truth. Returns how many;
 * what is interrupted goes on where it was. `chunkIds`: these only.
 */
export async function copyVectors(
  sql: Sql,
  by: { model: string; dimensions: number; chunkIds?: readonly number[]; signal?: AbortSignal | undefined },
): Promise<number> {
  const table = vectorTable(by.dimensions)
  let copied = 0
  for (let after = 0; ; ) {
    by.signal?.throwIfAborted()
    const rows = await sql.query<{ id: number; bytes: Uint8Array }>(
      `SELECT v.chunk_id AS id, v.values AS bytes FROM vectors v
       WHERE v.model = $1::text AND v.dimensions = $2::int AND v.chunk_id > $3::int
         AND ($4::int[] IS NULL OR v.chunk_id = ANY($4::int[]))
         AND NOT EXISTS (SELECT 1 FROM ${table} m WHERE m.chunk_id = v.chunk_id AND m.model = v.model)
       ORDER BY v.chunk_id LIMIT ${ROWS}`,
      [by.model, by.dimensions, after, by.chunkIds ? [...by.chunkIds] : null],
    )
    // A chunk that has gone meanwhile is passed over: KEY SHARE keeps the others until the rows stand.
    if (rows.length > 0)
      await sql.query(
        `INSERT INTO ${table} (chunk_id, model, embedding)
         SELECT c.id, $2::text, t.embedding::${typeOf(by.dimensions)}
         FROM unnest($1::int[], $3::text[]) AS t(id, embedding) JOIN chunks c ON c.id = t.id
         FOR KEY SHARE OF c
         ON CONFLICT DO NOTHING`,
        [rows.map((row) => row.id), by.model, rows.map((row) => asLiteral(fromBytes(row.bytes)))],
      )
    copied += rows.length
    after = rows[rows.length - 1]?.id ?? after
    if (rows.length < ROWS) return copied
  }
}
