import { hit } from './match.ts'
import type { Query, QueryTerm } from './query.ts'
import { type Reading, type Sentence, termsOf } from './reading.ts'
import { wordsOf } from './words.ts'

/** So many rows are an answer; of a longer table it has to be said which are meant. */
const FEW_ROWS = 12

/**
 * The rows of a short table whose columns are what is asked for, and nothing else is: "What is the monthly rent?" asks
 * for all of them. None when there are more. The first column alone is not enough: it tells the rows apart, and may
 * be a row's own name where a first row of values passes for a head.
 */
export function rowsUnder({ sentences, language }: Reading, { terms }: Query): Sentence[] {
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

/** How near a column's name must be to the word that is asked for: the word, one derived from it, a synonym. */
const SURE = 0.7
