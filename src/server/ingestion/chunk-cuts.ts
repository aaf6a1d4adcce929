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

const SENTENCES = new Intl.Segmenter('und', { granularity: 'sentence' })

/** White space beyond this is not looked at, or a megabyte of it would be looked at again and again. */
const MOST_SPACE = 200
/** Up to so long, a line can be a heading. */
const LONGEST_HEADING = 80

/** So many characters are looked at in one go. Hardly a sentence is longer. */
const WINDOW = 32_768

type Breathe = () => Promise<void> | undefined

/**
 * The cuts of a text, in order. A heading is cut before, never after. Sentences are Unicode's (UAX 29), with
 * line and page ends taken as spaces, as in running text they are.
 */
export async function cutsOf(plain: string, breathe: Breathe): Promise<Cut[]> {
  const cuts: Cut[] = []
  for (let from = 0; from < plain.length; ) {
    const to = Math.min(plain.length, from + WINDOW)
    const ends = sentenceEnds(plain.slice(from, to))
    // The last sentence of a window may go on behind it: it is the first of the next, unless it fills the window.
    if (to < plain.length && ends.length > 1) ends.pop()
    for (const end of ends) cuts.push({ at: from + end, worth: worthOf(plain, from + end) })
    from += ends.at(-1) ?? WINDOW
    await breathe()
  }
  return merged(cuts, await headingsOf(plain, breathe))
}

function sentenceEnds(part: string): number[] {
  const running = part.replace(/\n(?![^\S\n]*\n)|\f/g, ' ')
  const ends: number[] = []
  for (const { index, segment } of SENTENCES.segment(running)) ends.push(index + segment.length)
  return ends
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

/** The beginnings of lines that look like headings. */
async function headingsOf(plain: string, breathe: Breathe): Promise<Cut[]> {
  const headings: Cut[] = []
  for (const { index, 0: line } of plain.matchAll(/^.+$/gm)) {
    await breathe()
    const words = line.trim()
    const isHeading = words.length <= LONGEST_HEADING && NUMBERED.test(words) && !/[.,;]$/.test(words)
    if (isHeading) headings.push({ at: index, worth: HEADING })
  }
  return headings
}

/** Two lists in order as one. */
function merged(sentences: Cut[], headings: Cut[]): Cut[] {
  const all: Cut[] = []
  let next = 0
  for (const cut of sentences) {
    for (let heading = headings[next]; heading && heading.at < cut.at; heading = headings[++next])
      all.push(heading)
    all.push(cut)
  }
  return all.concat(headings.slice(next))
}
