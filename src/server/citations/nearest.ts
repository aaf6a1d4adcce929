import { firstColumn, nextColumn } from './bit-column.ts'
import { commonGrams } from './grams.ts'

/** A best approximate occurrence ends before each of `ends`, at the least number of changed words. */
export interface Nearest {
  distance: number
  ends: number[]
}

/** More equally near ends than this are not kept: they only compete for being shown. */
const MOST_ENDS = 48

/** Patterns above this length are looked for only where enough of their neighbouring words stand. */
const LONGEST_UNFILTERED = 32

/**
 * Where in `text` the `pattern` stands with the fewest words inserted, dropped or replaced, `most` at most: semi-global
 * edit distance by G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic
 * programming", Journal of the ACM 46(3), 1999, with the blocks' carries after H. Hyyrö, "A bit-vector
 * algorithm for computing Levenshtein and Damerau edit distances", Nordic Journal of Computing 10, 2003.
 * Words, not letters, are the symbols. Exact, and bounded: O(n · ⌈m / 32⌉) for n words of text and m of the
 * pattern; a long pattern is sought only where the q-gram lemma lets it stand (see `likelyStretches`). `symbols` is
 * greater than every number in either. Where nothing is that near, `distance` is `most` + 1 and there are no ends.
 */
export function nearest(
  pattern: Int32Array,
  text: Int32Array,
  symbols: number,
  most = pattern.length,
): Nearest {
  const whole = [{ start: 0, end: text.length }]
  const stretches =
    pattern.length <= LONGEST_UNFILTERED ? whole : likelyStretches(pattern, text, symbols, most)
  return nearestIn(stretches, pattern, text, symbols, most)
}

interface Stretch {
  start: number
  end: number
}

/**
 * The stretches outside of which nothing is as near as the nearest. An occurrence with k changes shares at least
 * m - q + 1 - k·q of the pattern's runs of q words with the m words before its end (the q-gram lemma of E. Ukkonen,
 * Theoretical Computer Science 92, 1992; for single words P. Jokinen, J. Tarhio, E. Ukkonen, Software: Practice and
 * Experience 26, 1996). Where most pairs are shared the distance is measured first, so that k is small for the rest.
 */
function likelyStretches(pattern: Int32Array, text: Int32Array, symbols: number, most: number): Stretch[] {
  const length = pattern.length
  const pairs = commonGrams(pattern, text, 2)
  let richest = 0
  for (let at = 1; at < pairs.length; at += 1)
    if ((pairs[at] as number) > (pairs[richest] as number)) richest = at
  const around = { start: Math.max(0, richest - length - most), end: Math.min(text.length, richest + most) }
  const k = Math.min(most, nearestIn([around], pattern, text, symbols, most).distance)
  const fewestPairs = length - 1 - 2 * k
  if (fewestPairs > 0) return stretchesOf(pairs, fewestPairs, length + k)
  if (k >= length) return [{ start: 0, end: text.length }]
  return stretchesOf(commonGrams(pattern, text, 1), length - k, length + k)
}

/** From `reach` before each place that has at least `fewest` to that place, joined where they touch. */
function stretchesOf(counts: Uint16Array, fewest: number, reach: number): Stretch[] {
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  for (let at = 0; at < counts.length; at += 1) {
    if ((counts[at] as number) < fewest) continue
    if (last !== undefined && at - reach <= last.end) last.end = at + 1
    else {
      last = { start: Math.max(0, at - reach), end: at + 1 }
      stretches.push(last)
    }
  }
  return stretches
}

function nearestIn(
  stretches: readonly Stretch[],
  pattern: Int32Array,
  text: Int32Array,
  symbols: number,
  most: number,
): Nearest {
  const scores = new Scores(most)
  const masks = masksOf(pattern, symbols, Math.ceil(pattern.length / 32))
  for (const { start, end } of stretches) {
    scores.begin(pattern.length)
    if (pattern.length <= 32) inOneBlock(pattern, text, { start, end }, masks, scores)
    else inBlocks(pattern, text, { start, end }, masks, scores)
  }
  return { distance: scores.distance, ends: scores.ends }
}

/** Keeps the least score and where it was reached. */
class Scores {
  private score = 0
  distance: number
  ends: number[] = []

  constructor(most: number) {
    this.distance = most + 1
  }

  begin(score: number): void {
    this.score = score
  }

  add(change: number, end: number): void {
    this.score += change
    if (this.score > this.distance) return
    if (this.score < this.distance) {
      this.distance = this.score
      this.ends = [end]
    } else if (this.ends.length > 0 && this.ends.length < MOST_ENDS) this.ends.push(end)
  }
}

/** Most quotes have at most 32 words: the same as below without the carries, three times as fast. */
function inOneBlock(
  pattern: Int32Array,
  text: Int32Array,
  { start, end }: Stretch,
  { slots, masks }: Masks,
  scores: Scores,
): void {
  const lastBit = 1 << (pattern.length - 1)
  let plus = -1
  let minus = 0
  for (let at = start; at < end; at += 1) {
    const equal = masks[slots[text[at] as number] as number] as number
    const horizontal = ((((equal & plus) + plus) | 0) ^ plus) | equal
    const rise = minus | ~(horizontal | plus)
    const fall = plus & horizontal
    const vertical = equal | minus
    plus = (fall << 1) | ~(vertical | (rise << 1))
    minus = (rise << 1) & vertical
    scores.add((rise & lastBit) !== 0 ? 1 : (fall & lastBit) !== 0 ? -1 : 0, at + 1)
  }
}

function inBlocks(
  pattern: Int32Array,
  text: Int32Array,
  { start, end }: Stretch,
  { slots, masks }: Masks,
  scores: Scores,
): void {
  const column = firstColumn(pattern.length)
  const blocks = column.plus.length
  for (let at = start; at < end; at += 1) {
    const row = (slots[text[at] as number] as number) * blocks
    scores.add(nextColumn(column, masks, row, 0), at + 1)
  }
}

interface Masks {
  slots: Int32Array
  masks: Int32Array
}

/** For each symbol of the pattern, a bit per place where it stands; slot 0 is for symbols that it lacks. */
function masksOf(pattern: Int32Array, symbols: number, blocks: number): Masks {
  const slots = new Int32Array(symbols)
  const masks = new Int32Array((pattern.length + 1) * blocks)
  let used = 0
  for (const [place, symbol] of pattern.entries()) {
    if (slots[symbol] === 0) slots[symbol] = used += 1
    const index = (slots[symbol] as number) * blocks + (place >> 5)
    masks[index] = (masks[index] as number) | (1 << (place & 31))
  }
  return { slots, masks }
}
