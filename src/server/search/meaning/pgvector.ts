import { AFTER_SCOPE, type Scope, scopeParameters, TEXTS_IN_SCOPE } from '../scope.ts'
import type { Sql } from '../sql.ts'
import type { Meaning, Near } from './meaning.ts'
import { asLiteral, typeOf, vectorTable } from './pgvector-table.ts'

/**
 * Up to so many chunks in scope, each is compared: measured, an HNSW index that is filtered to 1% of its rows takes
 * 17 ms, comparing one owner's thousand chunks 5.
 */
const SMALL = 5_000
/** How many candidates the index looks at, at first (recall 1.0 measured at 100, 0.84 at the default of 40). */
const EF_SEARCH = 100

interface Search {
  scope: Scope
  model: string
  vector: Float32Array
  limit: number
}

/**
 * Searches in Postgres, by the pgvector extension: exactly while few chunks are in scope, else by its HNSW index,
 * which goes on until enough rows of the right owner are found (`iterative_scan`, pgvector 0.8).
 */
export function pgvectorMeaning(sql: Sql, options: { small?: number } = {}): Meaning {
  return {
    driver: 'pgvector',
    async nearest(by) {
      const few = (await chunksInScope(sql, by.scope)) <= (options.small ?? SMALL)
      return few ? compareAll(sql, by) : askIndex(sql, by)
    },
  }
}

async function chunksInScope(sql: Sql, scope: Scope): Promise<number> {
  const rows = await sql.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${TEXTS_IN_SCOPE}) texts JOIN chunks c ON c.text_id = texts.text_id`,
    scopeParameters(scope),
  )
  return rows[0]?.count ?? 0
}

const [VECTOR, MODEL, LIMIT] = [AFTER_SCOPE, AFTER_SCOPE + 1, AFTER_SCOPE + 2]

function parameters({ scope, model, vector, limit }: Search): unknown[] {
  return [...scopeParameters(scope), asLiteral(vector), model, limit]
}

/** `<#>` is the negative dot product; of unit vectors that orders as the cosine does. */
function compareAll(sql: Sql, by: Search): Promise<Near[]> {
  const type = typeOf(by.vector.length)
  return sql.query<Near>(
    `WITH texts AS (${TEXTS_IN_SCOPE}), mine AS MATERIALIZED (
       SELECT m.chunk_id, -(m.embedding <#> $${VECTOR}::text::${type})::float8 AS score
       FROM texts JOIN chunks c ON c.text_id = texts.text_id
       JOIN ${vectorTable(by.vector.length)} m ON m.chunk_id = c.id AND m.model = $${MODEL}::text
     )
     SELECT chunk_id AS "chunkId", score FROM mine ORDER BY score DESC, chunk_id LIMIT $${LIMIT}::int`,
    parameters(by),
  )
}

/** More than the limit is taken, for the index gives equals in no order, and the cut must not be chance. */
function askIndex(sql: Sql, by: Search): Promise<Near[]> {
  const type = typeOf(by.vector.length)
  return sql.transaction(async (tx) => {
    await tx.query(`SELECT set_config('hnsw.iterative_scan', 'strict_order', true),
                           set_config('hnsw.ef_search', '${EF_SEARCH}', true)`)
    return tx.query<Near>(
      `WITH texts AS MATERIALIZED (${TEXTS_IN_SCOPE}), nearest AS MATERIALIZED (
         SELECT m.chunk_id, m.embedding <#> $${VECTOR}::text::${type} AS distance
         FROM ${vectorTable(by.vector.length)} m
         WHERE m.model = $${MODEL}::text AND EXISTS (
           SELECT 1 FROM chunks c WHERE c.id = m.chunk_id AND c.text_id IN (SELECT text_id FROM texts)
         )
         ORDER BY m.embedding <#> $${VECTOR}::text::${type} LIMIT $${LIMIT}::int * 2 + 50
       )
       SELECT chunk_id AS "chunkId", -distance::float8 AS score FROM nearest
       ORDER BY score DESC, chunk_id LIMIT $${LIMIT}::int`,
      parameters(by),
    )
  })
}
