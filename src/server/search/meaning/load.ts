import type { Sql } from '../sql.ts'
import { fromBytes, type Matrix } from './matrix.ts'

/** Chunks a statement: some 3 MB of vectors. */
const CHUNKS = 512

interface Row {
  textId: number
  lastOrdinal: number
  chunks: number
  ids: number[] | null
  bytes: Uint8Array | null
}

/** `complete`: every chunk of the text has its vector. */
interface Loaded {
  textId: number
  matrix: Matrix
  complete: boolean
}

/** Reads the vectors of texts, text after text. Many small texts take one statement, a large one several. */
export async function* loadMatrices(
  sql: Sql,
  by: { textIds: number[]; model: string; dimensions: number },
): AsyncGenerator<Loaded> {
  let parts: Row[] = []
  let after: [number, number] = [0, -1]
  for (;;) {
    const rows = await slice(sql, by, after)
    let chunks = 0
    for (const row of rows) {
      if (parts[0] && parts[0].textId !== row.textId) {
        yield whole(parts, by.dimensions)
        parts = []
      }
      parts.push(row)
      chunks += row.chunks
      after = [row.textId, row.lastOrdinal]
    }
    if (chunks < CHUNKS) break
  }
  if (parts.length > 0) yield whole(parts, by.dimensions)
}

/** Vectors come joined, one value a text: a row for each would cost more than its numbers. */
function slice(
  sql: Sql,
  by: { textIds: number[]; model: string; dimensions: number },
  [textId, ordinal]: [number, number],
): Promise<Row[]> {
  return sql.query<Row>(
    `WITH slice AS (
       SELECT c.id, c.text_id, c.ordinal FROM chunks c
       WHERE c.text_id = ANY($1::int[]) AND (c.text_id, c.ordinal) > ($2::int, $3::int)
       ORDER BY c.text_id, c.ordinal LIMIT ${CHUNKS}
     )
     SELECT s.text_id AS "textId", max(s.ordinal) AS "lastOrdinal", count(*)::int AS chunks,
            array_agg(s.id ORDER BY s.ordinal) FILTER (WHERE v.chunk_id IS NOT NULL) AS ids,
            string_agg(v.values, ''::bytea ORDER BY s.ordinal) AS bytes
     FROM slice s LEFT JOIN vectors v ON v.chunk_id = s.id AND v.model = $4::text AND v.dimensions = $5::int
     GROUP BY s.text_id ORDER BY s.text_id`,
    [by.textIds.filter((id) => id >= textId), textId, ordinal, by.model, by.dimensions],
  )
}

function whole(parts: Row[], dimensions: number): Loaded {
  const ids = Int32Array.from(parts.flatMap((part) => part.ids ?? []))
  const values = new Float32Array(ids.length * dimensions)
  let at = 0
  for (const { bytes } of parts) {
    if (!bytes) continue
    const numbers = fromBytes(bytes)
    values.set(numbers, at)
    at += numbers.length
  }
  const chunks = parts.reduce((sum, part) => sum + part.chunks, 0)
  return {
    textId: parts[0]?.textId ?? 0,
    matrix: { ids, values, dimensions },
    complete: ids.length === chunks,
  }
}
