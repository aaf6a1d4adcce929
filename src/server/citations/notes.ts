import type { Span } from '#contracts/span.ts'

const RAISED = '[⁰¹²³⁴-⁹]'
/** The end of a sentence or clause, with its quote mark: nothing there is raised to a power. */
const LATIN = '(?<=(?:\\p{L}{2}[!?]|[\\p{L}\\p{Nd})\\]][.,;:])[”’»]?)'
const HAN = '(?<=[。，；：！？][”’」』]?)'
const MARKS = new RegExp(
  `${RAISED}{1,3}(?!${RAISED})(?:(?<=${LATIN}${RAISED}+)(?=\\s|$)|(?<=${HAN}${RAISED}+))`,
  'gu',
)

/**
 * Where raised digits can only be the mark of a note: after the punctuation of a sentence. "… in 2002.⁵ Then" may be
 * quoted without its 5; 10² and m² have no mark.
 */
export function noteMarksIn(text: string): Span[] {
  return Array.from(text.matchAll(MARKS), ({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }))
}
