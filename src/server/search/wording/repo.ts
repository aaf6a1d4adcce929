import type { Db } from '#server/platform/db.ts'
import { AFTER_SCOPE, type Scope, scopeParameters, TEXTS_IN_SCOPE } from '../scope.ts'

/** What is ranked at most: ranking 15,000 hits of a common word took 123 ms, 500 take 13 (see docs/search.md). */
const CANDIDATES = 500
/** How many chunks one word of several brings in at most: a commoner one tells little. */
const PER_WORD = 2_000

export interface WordQuery {
  scope: Scope
  /** A text search configuration, and the languages of the texts that were indexed by it. */
  configuration: string
  languages: string[]
  words: string
  limit: number
}

export interface Ranked {
  id: number
  score: number
}

const [CONFIGURATION, LANGUAGES, WORDS, LIMIT] = [0, 1, 2, 3].map((index) => `$${AFTER_SCOPE + index}`)

function parameters(by: WordQuery): unknown[] {
  return [...scopeParameters(by.scope), by.configuration, by.languages, by.words, by.limit]
}

const IN_LANGUAGE = `coalesce(texts.language, '') = ANY(${LANGUAGES}::text[])`

/** The chunks that have all the words; of equals the earlier one first. */
export function findAllWords(db: Db, by: WordQuery): Promise<Ranked[]> {
  return db.$queryRawUnsafe(
    `WITH texts AS (${TEXTS_IN_SCOPE}), query AS (
       SELECT websearch_to_tsquery(${CONFIGURATION}::text::regconfig, ${WORDS}::text) AS q
     ), candidates AS (
       SELECT c.id, c.words
       FROM chunks c JOIN texts ON texts.text_id = c.text_id, query
       WHERE c.words @@ query.q AND ${IN_LANGUAGE} LIMIT ${CANDIDATES}
     )
     SELECT id, ts_rank_cd(words, query.q, 1)::float8 AS score
     FROM candidates, query ORDER BY score DESC, id LIMIT ${LIMIT}::int`,
    ...parameters(by),
  )
}

/**
 * The chunks that have any of the words, those with the rarest words first: a chunk's score is the sum over its words
 * of ln(1 + 2,000 / chunks with the word), which is inverse document frequency (Spärck Jones 1972) within the scope.
 */
export function findAnyWord(db: Db, by: WordQuery): Promise<Ranked[]> {
  return db.$queryRawUnsafe(
    `WITH texts AS MATERIALIZED (${TEXTS_IN_SCOPE}), lexemes AS (
       SELECT unnest(tsvector_to_array(to_tsvector(${CONFIGURATION}::text::regconfig, ${WORDS}::text))) AS lexeme
     ), hits AS MATERIALIZED (
       SELECT lexeme, hit.id FROM lexemes CROSS JOIN LATERAL (
         SELECT c.id FROM chunks c JOIN texts ON texts.text_id = c.text_id
         WHERE c.words @@ quote_literal(lexeme)::tsquery AND ${IN_LANGUAGE} LIMIT ${PER_WORD}
       ) hit
     ), weights AS (
       SELECT lexeme, ln(1 + ${PER_WORD}::float8 / count(*)) AS weight FROM hits GROUP BY lexeme
     )
     SELECT id, sum(weight)::float8 AS score FROM hits JOIN weights USING (lexeme)
     GROUP BY id ORDER BY score DESC, id LIMIT ${LIMIT}::int`,
    ...parameters(by),
  )
}

/** The languages of the user's texts, '' for unknown. */
export async function listLanguages(db: Db, userId: number): Promise<string[]> {
  const rows = await db.documentText.findMany({
    where: { document: { userId, deletedAt: null } },
    distinct: ['language'],
    select: { language: true },
  })
  return rows.map((row) => row.language ?? '')
}
