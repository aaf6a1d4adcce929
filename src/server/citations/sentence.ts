import type { Span } from '#contracts/span.ts'
import { readsAs } from './spans.ts'
import type { PreparedText } from './verify.ts'

/** A verified quote with what stands before and after it in its sentence. */
export interface Place {
  exact: string
  before: string
  after: string
}

/** How far a sentence is followed to either side, in characters. */
const REACH = 600
/** A line that is shorter and goes on with a capital or a bullet ends a heading, an item or a paragraph. */
const SHORT_LINE = 40
/** An end that a reader sees and the text has no mark for: between two cells, say. */
const APART = '\u2029'

const SENTENCE_ENDS =
  /[.!?…]["”’»)\]]*(?=\s+[^\p{Ll}\p{N}\s]|\s*$)|;(?=\s)|[。！？；]["”’」』]?|\u2029|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-–—*•◦▪‣]|\(?\p{N}{1,2}[.)]|\(\p{L}\))\s)/gu

/** The quote that stands at `span` of a text with the words around it, up to where its sentence begins and ends. */
export function placeOf(
  { text, body }: Pick<PreparedText, 'text' | 'body'>,
  exact: string,
  span: Span,
): Place {
  const read = (start: number, end: number) => asRead(text, { start, end }, body.skippable)
  const before = read(Math.max(0, span.start - REACH), span.start)
  const within = read(span.start, span.end)
  const after = read(span.end, Math.min(text.length, span.end + REACH))
  const window = before + within + after
  const ends = sentenceEnds(window)
  const [from, to] = [before.length, before.length + within.length]
  const start = Math.max(0, ...ends.filter((end) => end <= from))
  const end = Math.min(
    window.length,
    ...ends.filter((end) => end >= to && window.slice(0, end).trim() !== ''),
  )
  return { exact, before: window.slice(start, from), after: window.slice(to, end) }
}

function sentenceEnds(text: string): number[] {
  const marked = [...text.matchAll(SENTENCE_ENDS)].map((match) => match.index + match[0].length)
  const lines = [...text.matchAll(/(?<=(?:^|\n)(?<line>[^\n]*))\n(?=\s*\p{Lu})/gu)]
    .filter((match) => (match.groups?.line ?? '').length < SHORT_LINE)
    .map((match) => match.index + 1)
  return [...marked, ...lines]
}

/** As it reads; running heads are passed over, and what keeps cells and items apart ends a sentence. */
function asRead(text: string, { start, end }: Span, skippable: readonly Span[]): string {
  let result = ''
  let at = start
  for (const skip of skippable) {
    if (skip.end <= at || skip.start >= end) continue
    result += text.slice(at, Math.max(at, skip.start)) + keptApart(text, skip)
    at = Math.min(end, skip.end)
  }
  return result + text.slice(at, end)
}

function keptApart(text: string, skip: Span): string {
  if (readsAs(text, skip) === '') return ''
  return /\p{L}/u.test(text.slice(skip.start, skip.end)) ? ' ' : APART
}
