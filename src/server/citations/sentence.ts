import type { Span } from '#contracts/span.ts'
import { isBarOfWholeRow } from './row-bars.ts'
import { readsAs, within } from './spans.ts'
import type { PreparedText } from './verify.ts'

/** A verified quote with what stands before and after it in its sentence. */
export interface Place {
  /** Without what the document shows struck out. */
  exact: string
  before: string
  after: string
  /** The quote's words that are struck out; left out for none. */
  struck?: string
}

/** How far a sentence is followed to either side, in characters. */
const REACH = 600
/** A line that is shorter and goes on with a capital or a bullet ends a heading, an item or a paragraph. */
const SHORT_LINE = 40
/** An end that a reader sees and the text has no mark for: before an item, say. A noncharacter, which no text has. */
const APART = '\uFDD0'
/** The same between two cells of a row that ends with its line. */
const CELL = '\uFDD1'
/** What a text must not bring along: it would pass for an end. */
const NONCHARACTERS = /[\uFDD0\uFDD1]/gu

/** How far back the beginning of a struck out stretch is looked for. */
const LONGEST_STRUCK = 20_000

const SENTENCE_ENDS =
  /[.!?…]["”’»)\]]*(?=\s+[^\p{Ll}\p{N}\s]|\s*$)|;(?=\s)|[。！？；]["”’」』]?|[\uFDD0\uFDD1]|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-–—*•◦▪‣]|\(?\p{N}{1,2}[.)]|\(\p{L}\))\s)/gu

/** The quote that stands at `span` of a text with the words around it, up to where its sentence begins and ends. */
export function placeOf(
  { text, body }: Pick<PreparedText, 'text' | 'body'>,
  exact: string,
  span: Span,
): Place {
  const [first, last] = [Math.max(0, span.start - REACH), Math.min(text.length, span.end + REACH)]
  const { struck, passed } = passedOver(text, { start: first, end: last }, body.skippable)
  const before = asRead(text, { start: first, end: span.start }, passed)
  const quoted = asRead(text, span, passed)
  const window = before + quoted + asRead(text, { start: span.end, end: last }, passed)
  const ends = sentenceEnds(window)
  const [from, to] = [before.length, before.length + quoted.length]
  const start = Math.max(0, ...ends.filter((end) => end <= from))
  const end = Math.min(
    window.length,
    ...ends.filter((end) => end >= to && window.slice(0, end).trim() !== ''),
  )
  const place = { before: window.slice(start, from), after: window.slice(to, end) }
  const out = struck.map((stretch) =>
    text.slice(Math.max(span.start, stretch.start), Math.min(span.end, stretch.end)),
  )
  const words = out.filter((part) => part !== '').join(' ')
  return words === '' ? { exact, ...place } : { exact: quoted, ...place, struck: words }
}

function sentenceEnds(text: string): number[] {
  const marked = [...text.matchAll(SENTENCE_ENDS)].map((match) => match.index + match[0].length)
  const lines = [...text.matchAll(/(?<=(?:^|\n)(?<line>[^\n]*))\n(?=\s*\p{Lu})/gu)]
    .filter((match) => (match.groups?.line ?? '').length < SHORT_LINE)
    .map((match) => match.index + 1)
  const rows = [...text.matchAll(/(?<=\uFDD1[^\n]*)\n|\n(?=[^\n]*\uFDD1)/gu)].map(({ index }) => index + 1)
  return [...marked, ...lines, ...rows]
}

/** A span that is not read, and what is read in its stead. */
interface Passed extends Span {
  as: string
}

/** Running heads, markup and words struck out; what keeps cells and items apart ends a sentence. */
function passedOver(text: string, { start, end }: Span, skippable: readonly Span[]) {
  // A mark of striking out is only known by its fellow: both stand in one paragraph.
  const from = Math.max(0, text.lastIndexOf('\n\n', start), start - LONGEST_STRUCK)
  const skips = within(skippable, { start: from, end })
  const struck = struckBetween(text, skips)
  const passed: Passed[] = skips
    .filter((skip) => !struck.some((stretch) => stretch.start <= skip.start && skip.end <= stretch.end))
    .map((skip) => ({ ...skip, as: keptApart(text, skip) }))
  const all = [...passed, ...struck.map((stretch) => ({ ...stretch, as: '' }))]
  return { struck, passed: all.sort((one, other) => one.start - other.start) }
}

/** What stands between two marks `~~` of a paragraph, as our readers and Markdown set them. */
function struckBetween(text: string, skips: readonly Span[]): Span[] {
  const struck: Span[] = []
  let open: number | null = null
  let last = 0
  for (const { start, end } of skips) {
    if (text.slice(last, start).includes('\n\n')) open = null
    last = end
    if (!/(?<!~)~~(?!~)/.test(text.slice(start, end))) continue
    if (open === null) open = end
    else {
      struck.push({ start: open, end: start })
      open = null
    }
  }
  return struck
}

function asRead(text: string, { start, end }: Span, passed: readonly Passed[]): string {
  let result = ''
  let at = start
  for (const skip of passed) {
    if (skip.end <= at || skip.start >= end) continue
    result += withoutEnds(text.slice(at, Math.max(at, skip.start))) + skip.as
    at = Math.min(end, skip.end)
  }
  return result + withoutEnds(text.slice(at, Math.max(at, end)))
}

function withoutEnds(words: string): string {
  return words.replace(NONCHARACTERS, ' ')
}

function keptApart(text: string, skip: Span): string {
  if (readsAs(text, skip) === '') return ''
  const words = text.slice(skip.start, skip.end)
  if (isBarOfWholeRow(text, skip)) return CELL
  return /\p{L}/u.test(words) ? ' ' : APART
}
