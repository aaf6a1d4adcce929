import type { Db } from '#server/platform/db.ts'
import type { Scope } from '../scope.ts'
import { segmented } from '../segment.ts'
import { configurationOf } from '../words.ts'
import { findAllWords, findAnyWord, listTexts, type Ranked, type WordQuery } from './repo.ts'

/** What a person writes who asks for just these words: a phrase in quotes, a word left out, one or the other. */
const OPERATORS = /"|(?:^|\s)-\S|\bOR\b/

interface Search {
  scope: Scope
  query: string
  limit: number
}

/** A question, rather than words that must all be there. */
const QUESTION = /[?？]\s*$/u
const WORDS_OF_A_QUESTION = 5

/**
 * The chunks in scope that have all the words of the query, each document searched in its own language, best first.
 * Where no chunk has all of them, and for a question, those that have `some`: a passage that answers a question rarely
 * has all of its words, and one that has them by chance rarely answers it.
 */
export async function findWords(db: Db, by: Search): Promise<{ ids: number[]; words: 'all' | 'some' }> {
  const isExact = OPERATORS.test(by.query)
  if (isExact || !isQuestion(by.query)) {
    const all = await inEachLanguage(db, by, findAllWords)
    if (isExact || all.length > 0) return { ids: all, words: 'all' }
  }
  const some = await inEachLanguage(db, by, findAnyWord)
  return { ids: some, words: some.length > 0 ? 'some' : 'all' }
}

function isQuestion(query: string): boolean {
  return QUESTION.test(query) || query.trim().split(/\s+/).length >= WORDS_OF_A_QUESTION
}

/** The chunks in scope that have any of the words, those with the rarest and most of them first. */
export function findAnyWords(db: Db, by: Search): Promise<number[]> {
  return inEachLanguage(db, by, findAnyWord)
}

async function inEachLanguage(
  db: Db,
  { scope, query, limit }: Search,
  find: (db: Db, by: WordQuery) => Promise<Ranked[]>,
): Promise<number[]> {
  const words = segmented(query)
  const byConfiguration = Map.groupBy(await listTexts(db, scope), ({ language }) => configurationOf(language))
  const found: Ranked[] = []
  for (const [configuration, texts] of byConfiguration) {
    const textIds = texts.map(({ textId }) => textId)
    found.push(...(await find(db, { textIds, configuration, words, limit })))
  }
  return found
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit)
    .map((row) => row.id)
}
