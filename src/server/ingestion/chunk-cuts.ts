/** A place where text may be cut, and how many characters off the target length that is worth. */
export interface Cut {
  at: number
  worth: number
}

const SENTENCE = 0
const LINE_AND_SENTENCE = 100
const PAGE = 200
const PARAGRAPH = 300
const HEADING = 500

/** White space beyond this is not looked at, or a megabyte of it would be looked at again and again. */
const MOST_SPACE = 200
/** Up to so long, a line can be a heading. */
const LONGEST_HEADING = 80

/**
 * The cuts of a text, in order. A heading is cut before, never after. Sentences are Unicode's (UAX 29), with
 * line and page ends taken as spaces, as in running text they are.
 */
export function cutsOf(plain: string): Cut[] {
  const running = plain.replace(/\n(?![^\S\n]*\n)|\f/g, ' ')
  const cuts: Cut[] = []
  for (const { index, segment } of new Intl.Segmenter('und', { granularity: 'sentence' }).segment(running)) {
    const at = index + segment.length
    cuts.push({ at, worth: worthOf(plain, at) })
  }
  return withHeadings(plain, cuts)
}

/** By the white space between two sentences. */
function worthOf(plain: string, at: number): number {
  let begin = at
  while (begin > Math.max(0, at - MOST_SPACE) && /\s/.test(plain.charAt(begin - 1))) begin--
  let end = at
  while (end < Math.min(plain.length, at + MOST_SPACE) && /\s/.test(plain.charAt(end))) end++
  const space = plain.slice(begin, end)
  // Formats without pages have two blank lines or more before a heading (parsers/flow-gaps.ts).
  if (/\n\n\n/.test(space)) return HEADING
  if (/\n\s*\n/.test(space)) return PARAGRAPH
  if (space.includes('\f')) return PAGE
  return space.includes('\n') ? LINE_AND_SENTENCE : SENTENCE
}

const NUMBERED =
  /^(?:#{1,6} |(?:\d{1,3}\.)+\d{0,3} \p{Lu}|(?:Chapter|Section|Article|Part|§) ?[\dIVXLC]+|\p{Lu}\. \p{Lu})/u

/** Adds the beginnings of lines that look like headings. */
function withHeadings(plain: string, cuts: Cut[]): Cut[] {
  const headings: Cut[] = []
  for (const { index, 0: line } of plain.matchAll(/^.+$/gm)) {
    const words = line.trim()
    const isHeading = words.length <= LONGEST_HEADING && NUMBERED.test(words) && !/[.,;]$/.test(words)
    if (isHeading) headings.push({ at: index, worth: HEADING })
  }
  return headings.length === 0 ? cuts : [...cuts, ...headings].sort((a, b) => a.at - b.at)
}
