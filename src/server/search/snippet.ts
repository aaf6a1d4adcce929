import type { Span } from '#contracts/span.ts'
import { segmented } from './segment.ts'

const SNIPPET = 280
/** What a browser draws as a box: the end of a page, say. Line ends it doesn’t. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu

/** Words as they are compared for marking: lower case, without accents, the first five letters for long ones. */
function stem(word: string): string {
  const folded = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return folded.length > 6 ? folded.slice(0, Math.max(5, folded.length - 3)) : folded
}

/** Of a question only the longer words are marked, and numbers: "a" and "to" tell nothing. */
function telling(words: string[]): string[] {
  if (words.length < 5) return words
  const some = words.filter((word) => !/^[\p{Script=Latin}]{1,3}$/u.test(word))
  return some.length > 0 ? some : words
}

function* wordsOf(text: string): Generator<{ word: string; start: number }> {
  for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) yield { word: match[0], start: match.index }
}

/**
 * The part of a passage that has most of the words looked for, and where they stand in it (offsets into the snippet).
 * `start` is the snippet's offset within the passage.
 */
export function snippetOf(passage: string, query: string): { snippet: string; start: number; hits: Span[] } {
  const wanted = new Set(telling([...wordsOf(segmented(query))].map(({ word }) => word)).map(stem))
  const found: Span[] = []
  for (const { word, start } of wordsOf(passage))
    for (const { word: part, start: within } of wordsOf(segmented(word)))
      if (wanted.has(stem(part))) found.push(locate(passage, part, start, within))
  const start = bestStart(passage, found)
  const end = endOfWord(passage, start + SNIPPET)
  const snippet = passage.slice(start, end).toWellFormed().replace(CONTROL, ' ')
  const hits = found
    .filter((span) => span.start >= start && span.end <= end)
    .map((span) => ({ start: span.start - start, end: span.end - start }))
  return { snippet, start, hits }
}

/** The last place up to `at` where no word is cut; `at` itself in a script without spaces. */
function endOfWord(passage: string, at: number): number {
  if (at >= passage.length) return passage.length
  const space = passage.slice(at - 40, at + 1).search(/\s\S*$/)
  return space < 0 ? at : at - 40 + space
}

function locate(passage: string, part: string, start: number, within: number): Span {
  const at = passage.indexOf(part, start)
  const from = at < 0 ? start + within : at
  return { start: from, end: from + part.length }
}

/** Where a window of SNIPPET characters holds the most hits, moved back to the beginning of a word. */
function bestStart(passage: string, found: Span[]): number {
  let best = 0
  let most = 0
  for (const first of found) {
    const from = Math.max(0, first.start - 60)
    const count = found.filter((span) => span.start >= from && span.end <= from + SNIPPET).length
    if (count > most) {
      most = count
      best = from
    }
  }
  if (best === 0) return 0
  const space = passage.slice(best, best + 40).search(/\s/)
  return space < 0 ? best : best + space + 1
}
