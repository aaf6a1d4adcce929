import type { Span } from '#contracts/span.ts'
import { isGraphemeBoundary } from './graphemes.ts'
import { jointBetween } from './joints.ts'
import { type GapToken, gapBefore, type Key } from './key.ts'

/** How far a joint looks to either side, in units of the key. */
const REACH = 24

/** A run of the key, with the dashes and blanks at its edges that belong to it. */
export interface Run {
  at: number
  length: number
  /** Gap tokens before and after that are part of the run. */
  lead: readonly GapToken[]
  tail: readonly GapToken[]
}

/** Where a run stands in the source: half-open, in UTF-16 code units. */
export function spanOf(key: Key, run: Run): { start: number; end: number } {
  const start = run.lead[0]?.start ?? (key.starts[run.at] as number)
  const end = run.tail.at(-1)?.end ?? (key.ends[run.at + run.length - 1] as number)
  return { start, end: withInvisibles(key.source, end) }
}

/** True if a run begins and ends between graphemes, and cuts no word or number. */
export function standsAlone(key: Key, run: Run): boolean {
  if (cutsAsciiWord(key, run)) return false
  return beginsCleanly(key, run) && endsCleanly(key, run)
}

/** The same for a span of the source: what of the key lies in it, if anything does. */
export function standsAloneWithin(key: Key, { start, end }: Span): boolean {
  const at = firstFrom(key.starts, start)
  const length = firstFrom(key.starts, end) - at
  return length === 0 || standsAlone(key, { at, length, lead: [], tail: [] })
}

/** Where the first of the sorted offsets stands that is not below `offset`. */
function firstFrom(sorted: Uint32Array, offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}

export function beginsCleanly(key: Key, run: Run): boolean {
  if (run.lead.length === 0 && isOpen(key, run.at, run.at)) return true
  if (splitsCharacter(key, run.at)) return false
  const before = leftContext(key, run.at, run.lead.length)
  const first = textOf(run.lead) + between(key, run.at, run.at + REACH)
  if (jointBetween(before, first) !== undefined) return false
  return isGraphemeBoundary(key.source, spanOf(key, run).start)
}

export function endsCleanly(key: Key, run: Run): boolean {
  const end = run.at + run.length
  if (run.tail.length === 0 && isOpen(key, end, end - 1)) return true
  if (splitsCharacter(key, end)) return false
  const last = between(key, end - REACH, end) + textOf(run.tail)
  const after = rightContext(key, end, run.tail.length)
  if (jointBetween(last, after) !== undefined) return false
  return isGraphemeBoundary(key.source, spanOf(key, run).end)
}

/** The quick way out for the commonest case: letters on both sides with nothing between. */
function cutsAsciiWord(key: Key, { at, length, lead, tail }: Run): boolean {
  const inWord = (right: number) =>
    right > 0 &&
    right < key.text.length &&
    key.starts[right] === key.ends[right - 1] &&
    isAsciiLetter(key.text.charCodeAt(right - 1)) &&
    isAsciiLetter(key.text.charCodeAt(right))
  return (lead.length === 0 && inWord(at)) || (tail.length === 0 && inWord(at + length))
}

/** The quick way in: a blank or line's end before `at`, and a letter at the inner side of the edge. */
function isOpen(key: Key, at: number, inner: number): boolean {
  if (at === 0 || at === key.text.length) return false
  if ((key.starts[at] as number) !== (key.ends[at - 1] as number) + 1) return false
  const unit = key.source.charCodeAt(key.ends[at - 1] as number)
  return (unit === 0x20 || unit === 0x0a) && isAsciiLetter(key.text.charCodeAt(inner))
}

function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

/** Units that come from one character (a ligature's letters, a letter and its marks) share their span. */
function splitsCharacter(key: Key, at: number): boolean {
  return at > 0 && at < key.text.length && key.starts[at] === key.starts[at - 1]
}

function leftContext(key: Key, at: number, taken: number): string {
  return between(key, at - REACH, at) + lean(gapBefore(key, at), 0, taken)
}

function rightContext(key: Key, at: number, taken: number): string {
  return lean(gapBefore(key, at), taken, 0) + between(key, at, at + REACH)
}

/** The folded text of key units `from` to `to` (as far as there are any), without the gaps at its ends. */
function between(key: Key, from: number, to: number): string {
  const first = Math.max(0, from)
  const end = Math.min(key.text.length, to)
  let text = ''
  for (let at = first; at < end; at += 1) {
    text += (at === first ? '' : lean(gapBefore(key, at), 0, 0)) + key.text[at]
  }
  return text
}

/** A gap without joiners and in one form of hyphen, less the tokens taken from its start or end. */
function lean(gap: string, fromStart: number, fromEnd: number): string {
  return gap
    .slice(fromStart, gap.length - fromEnd)
    .replace(/[\u200c\u200d]/g, '')
    .replaceAll('–', '-')
}

function textOf(tokens: readonly GapToken[]): string {
  return tokens
    .map((part) => part.token)
    .join('')
    .replaceAll('–', '-')
}

/** Joiners and presentation selectors belong to the character before them. */
function withInvisibles(source: string, end: number): number {
  let at = end
  while (at < source.length && /\u200c|\u200d|\ufe0e|\ufe0f/.test(source[at] as string)) at += 1
  return at > end && isGraphemeBoundary(source, at) ? at : end
}
