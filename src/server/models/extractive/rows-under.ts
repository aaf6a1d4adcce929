import { hit } from './match.ts'
import type { Query, QueryTerm } from './query.ts'
import { type Reading, type Sentence, termsOf } from './reading.ts'
import { wordsOf } from './words.ts'

/** So many rows are an answer; of a longer table it has to be said which are meant. */
const FEW_ROWS = 12

/**
 * The rows of a short table whose columns are what is asked for, and nothing else is: "What is the monthly rent?" asks
 * for all of them. None when there are more, and none where it is asked when, why or by whom, or for some of them. The
 * first column alone is not enough: it tells the rows apart, and may be a row's own name where a first row of values
 * passes for a head.
 */
export function rowsUnder(
  { sentences, language }: Reading,
  { terms, counted }: Query,
  question: string,
): Sentence[] {
  if (counted || !ASKS_FOR_COLUMN.test(question) || NARROWS.test(question)) return []
  const asked = terms.filter(({ framing, tying }) => !framing && !tying)
  const speaksOf =
    (columns: Map<string, number>) =>
    ({ matches }: QueryTerm) =>
      hit(columns, matches) >= SURE
  const rows = sentences.filter(({ columns, heading }) => {
    if (!columns || !heading || !asked.every(speaksOf(columns))) return false
    const [, ...others] = heading.split(' | ')
    return asked.some(speaksOf(termsOf(wordsOf(others.join(' ')), language)))
  })
  return rows.length <= FEW_ROWS ? rows : []
}

/** A column's name must be the very word: for a bank nobody asks who asks for a banker. */
const SURE = 0.95

/** Asks what stands in a column, not when, why or by whom something was done with it. */
const ASKS_FOR_COLUMN =
  /^\s*(?:what(?:['’]s| (?:is|are|was|were)) (?!an? )|which \p{L}+(?: \p{L}+)?\s|who (?:is|are|was|were) |how (?:much|high) (?:is|are|was|were) |wie (?:hoch|lautet|lauten|heißen) |welche\p{L}* |wer (?:ist|sind) |was sind )/iu
/** Asks for some of the rows, or for what is to be worked out from them. */
const NARROWS =
  /\b(?:no|not|none|never|without|only|most|least|more|less|fewer|over|under|above|below|total|sum|average|per|may|paid|kein\p{L}*|nicht|ohne|nur|mehr|weniger|meisten|wenigsten|gesamt\p{L}*|insgesamt|pro)(?!\p{L})/iu
