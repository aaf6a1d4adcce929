import type { Db } from '#server/platform/db.ts'
import { type Scope, scopeParameters, TEXTS_IN_SCOPE } from '../scope.ts'

/** What is ranked at most: ranking 15,000 hits of a common word took 123 ms, 500 take 13 (see docs/search.md). */
const CANDIDATES = 500
/** How many chunks one word of several brings in at most: a commoner one tells little. */
const PER_WORD = 2_000

export interface WordQuery {
  /** The text versions that are searched, all indexed by `configuration`. */
  textIds: number[]
  /** A text search configuration. */
  configuration: string
  words: string
  limit: number
}

export interface Ranked {
  id: number
  score: number
}

/**
 * As values of their own rather than rows of a join: Postgres, which took a join's rows for one, searched the index
 * of words once for each document.
 */
const [TEXTS, CONFIGURATION, WORDS, LIMIT] = ['$1::int[]', '$2::text::regconfig', '$3::text', '$4::int']

function parameters({ textIds, configuration, words, limit }: WordQuery): unknown[] {
  return [textIds, configuration, words, limit]
}

/** The chunks that have all the words; of equals the earlier one first. */
export function findAllWords(db: Db, by: WordQuery): Promise<Ranked[]> {
  const query = `websearch_to_tsquery(${CONFIGURATION}, ${WORDS})`
  return db.$queryRawUnsafe(
    `WITH candidates AS (
       SELECT id, words FROM chunks
       WHERE words @@ ${query} AND text_id = ANY(${TEXTS}) LIMIT ${CANDIDATES}
     )
     SELECT id, ts_rank_cd(words, ${query}, 1)::float8 AS score
     FROM candidates ORDER BY score DESC, id LIMIT ${LIMIT}`,
    ...parameters(by),
  )
}

/**
 * The chunks that have any of the words, those with the rarest words first: a chunk's score is the sum over its words
 * of ln(1 + 2,000 / chunks with the word), which is inverse document frequency (Spärck Jones 1972) within the scope.
 */
export function findAnyWord(db: Db, by: WordQuery): Promise<Ranked[]> {
  return db.$queryRawUnsafe(
    `WITH lexemes AS (
       SELECT unnest(tsvector_to_array(to_tsvector(${CONFIGURATION}, ${WORDS}))) AS lexeme
     ), hits AS MATERIALIZED (
       SELECT lexeme, hit.id FROM lexemes CROSS JOIN LATERAL (
         SELECT id FROM chunks
         WHERE words @@ quote_literal(lexeme)::tsquery AND text_id = ANY(${TEXTS}) LIMIT ${PER_WORD}
       ) hit
     ), weights AS (
       SELECT lexeme, ln(1 + ${PER_WORD}::float8 / count(*)) AS weight FROM hits GROUP BY lexeme
     )
     SELECT id, sum(weight)::float8 AS score FROM hits JOIN weights USING (lexeme)
     GROUP BY id ORDER BY score DESC, id LIMIT ${LIMIT}`,
    ...parameters(by),
  )
}

/** The text versions in scope with their languages, null for unknown. */
export function listTexts(db: Db, scope: Scope): Promise<{ textId: number; language: string | null }[]> {
  return db.$queryRawUnsafe(
    `SELECT text_id AS "textId", language FROM (${TEXTS_IN_SCOPE}) texts`,
    ...scopeParameters(scope),
  )
}
