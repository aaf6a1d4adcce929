import type { Span } from '#contracts/span.ts'
import { editDistance } from './distance.ts'
import { beginsCleanly, endsCleanly, type Run, spanOf } from './edges.ts'
import { gapTokens, type Key } from './key.ts'
import { nearest } from './nearest.ts'
import type { Vocabulary } from './vocabulary.ts'
import { type Words, wordsOf } from './words.ts'

/** At least this share of a quote's words must stand in the passage, in order and with nothing much between. */
const LEAST_WORDS_KEPT = 0.5
/** Of longer quotes more: half of a hundred words in order may be articles and prepositions. */
const LONG_QUOTE = 100
const LEAST_KEPT_OF_LONG = 0.6
/** And at least this share of its characters, or a passage shares little but articles and prepositions. */
const LEAST_SIMILARITY = 0.55
/** A passage is widened by this many characters at most until it cuts no word or number. */
const WIDEST = 64
/** Code units. */
const LONGEST_COMPARED = 400

/**
 * The passage of a document that comes nearest to a quote that does not stand in it, or undefined if nothing
 * is near enough to be the same passage with something changed. A quote of one word is near only to that word
 * (in another case, with another sign or unit).
 */
export function nearestPassage(
  document: Key,
  words: Words,
  vocabulary: Vocabulary,
  quote: Key,
): Span | undefined {
  const unknown = vocabulary.size
  const wanted = wordsOf(quote, (text, from, to) => vocabulary.find(text, from, to) ?? unknown)
  const count = wanted.ids.length
  if (count === 0 || wanted.ids.every((id) => id === unknown)) return undefined
  const { distance, ends } = nearest(wanted.ids, words.ids, unknown + 1, mostChanged(count))
  // Long quotes have few equally near passages, and comparing them letter by letter would take long.
  const compared = quote.text.length > LONGEST_COMPARED ? ends.slice(0, 1) : ends
  const candidates = compared.map((end) => runEndingAt(words, wanted, end, distance, unknown + 1))
  const best = mostSimilar(document, quote, candidates)
  if (best === undefined) return undefined
  const run = withPunctuation(document, quote, best)
  return widened(document, run)
}

function mostChanged(words: number): number {
  if (words === 1) return 0
  const kept = words > LONG_QUOTE ? LEAST_KEPT_OF_LONG : LEAST_WORDS_KEPT
  return Math.floor(words * (1 - kept) + 1e-9)
}

/** The run of words before `end` that is nearest: the same search backwards, from the end. */
function runEndingAt(words: Words, wanted: Words, end: number, distance: number, symbols: number): Candidate {
  const count = wanted.ids.length
  const backwards = words.ids.slice(Math.max(0, end - count - distance), end).reverse()
  const lengths = nearest(wanted.ids.slice().reverse(), backwards, symbols).ends
  const closest = lengths.reduce((best, length) => (off(length) < off(best) ? length : best), lengths[0] ?? 1)
  function off(length: number): number {
    return Math.abs(length - count)
  }
  const at = words.from[end - closest] as number
  const run = { at, length: (words.to[end - 1] as number) - at, lead: [], tail: [] }
  return { run, kept: 1 - distance / count, excess: off(closest) / count }
}

interface Candidate {
  run: Run
  /** Share of the quote's words that stand here unchanged. */
  kept: number
  /** By which share the passage has more or fewer words than the quote. */
  excess: number
}

/** The candidate whose letters are nearest the quote's; of equals the one as long as the quote. */
function mostSimilar(document: Key, quote: Key, candidates: readonly Candidate[]): Run | undefined {
  const long = quote.text.length > LONGEST_COMPARED
  let best: { run: Run; similarity: number; rank: number } | undefined
  for (const { run, kept, excess } of candidates) {
    const similarity = long
      ? kept
      : similarityOf(quote.text, document.text.slice(run.at, run.at + run.length))
    const rank = similarity - excess / 4
    if (best === undefined || rank > best.rank) best = { run, similarity, rank }
  }
  return best !== undefined && best.similarity >= LEAST_SIMILARITY ? best.run : undefined
}

function similarityOf(one: string, other: string): number {
  return 1 - editDistance(one, other) / Math.max(one.length, other.length)
}

/** Takes in the punctuation before and after that the quote has as well. */
function withPunctuation(document: Key, quote: Key, { at, length, lead, tail }: Run): Run {
  let from = at
  let to = at + length
  const opening = /^[^\p{L}\p{N}]*/u.exec(quote.text)?.[0] ?? ''
  const closing = /[^\p{L}\p{N}]*$/u.exec(quote.text)?.[0] ?? ''
  for (const character of [...opening].reverse()) if (document.text[from - 1] === character) from -= 1
  for (const character of closing) if (document.text[to] === character) to += 1
  return { at: from, length: to - from, lead, tail }
}

/** Widens a passage over the words, signs and units that it would cut, so that the difference shows them. */
function widened(document: Key, run: Run): Span {
  let wide = run
  for (let step = 0; step < WIDEST && !beginsCleanly(document, wide); step += 1) {
    const dash = wide.lead.length === 0 ? gapTokens(document, wide.at).slice(-1) : []
    const signed = dash[0] !== undefined && /[-–]/.test(dash[0].token)
    wide = signed ? { ...wide, lead: dash } : { ...wide, at: wide.at - 1, length: wide.length + 1, lead: [] }
  }
  for (let step = 0; step < WIDEST && !endsCleanly(document, wide); step += 1)
    wide = { ...wide, length: wide.length + 1 }
  return spanOf(document, wide)
}
