import type { TextQuoteSelector, Verification } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'
import { saysSomething } from './characters.ts'
import { choose } from './choose.ts'
import { differenceBetween, replacementOf } from './difference.ts'
import { type Run, spanOf, standsAloneWithin } from './edges.ts'
import { findAll } from './find.ts'
import { type Key, keyInSlices, keyOf, straightThrough } from './key.ts'
import { noteMarksIn } from './notes.ts'
import { nearestPassage } from './passage.ts'
import { areApart, merged, without } from './spans.ts'
import { Vocabulary } from './vocabulary.ts'
import { type Words, wordsInSlices } from './words.ts'

/** A text made ready for any number of quotes. Opaque to callers; about 17 bytes a character. */
export interface PreparedText {
  text: string
  /** The text as it reads, skippable spans passed over. */
  body: Key
  /** The text with its running heads and page numbers; built when a quote is not in the body. */
  whole: () => Key
  words: Words
  vocabulary: Vocabulary
}

const MISSING: Verification = { status: 'missing', start: null, end: null, occurrences: 0, difference: null }

/** Up to this length a text prepared at leisure gets both its keys at once; longer ones take their memory when needed. */
const BOTH_KEYS = 2_000_000

/**
 * Prepares a canonical text (linear in its length). `skippable` are running heads, feet and page numbers: a
 * quote may pass over them.
 */
export function prepare(text: string, options: { skippable?: readonly Span[] } = {}): PreparedText {
  return straightThrough(preparing(text, options))
}

/** The same for a process that has other things to do: rests after each few milliseconds. Rejects once `signal` aborts. */
export async function prepareAtLeisure(
  text: string,
  { signal, ...options }: { skippable?: readonly Span[]; signal?: AbortSignal } = {},
): Promise<PreparedText> {
  const work = preparing(text, { ...options, whole: text.length <= BOTH_KEYS })
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
    signal?.throwIfAborted()
    await new Promise(setImmediate)
  }
}

function* preparing(
  text: string,
  { skippable = [], whole: atOnce = false }: { skippable?: readonly Span[]; whole?: boolean },
): Generator<void, PreparedText> {
  const body = yield* keyInSlices(text, withNotes(text, skippable))
  const vocabulary = new Vocabulary()
  const words = yield* wordsInSlices(body, (source, from, to) => vocabulary.learn(source, from, to))
  let whole = atOnce && body.skippable.length > 0 ? yield* keyInSlices(text) : undefined
  return {
    text,
    body,
    whole: () => {
      whole ??= keyOf(text)
      return whole
    },
    words,
    vocabulary,
  }
}

/** Those of a large sheet are a million, and in order as they come. */
function withNotes(text: string, skippable: readonly Span[]): readonly Span[] {
  const notes = noteMarksIn(text)
  if (notes.length === 0 && areApart(skippable, text.length)) return skippable
  return merged(skippable.concat(notes), text.length)
}

/**
 * Says whether a quote stands in the text, and where. Never says so of a quote that differs in more than
 * typography, or that is cut out of a word or number: see docs/citations.md for the rules.
 */
export function verifyQuote(
  prepared: PreparedText,
  { exact, prefix, suffix }: TextQuoteSelector,
): Verification {
  if (!saysSomething(exact)) return MISSING
  const quote = keyOf(exact)
  for (const { key, runs } of readings(prepared, quote)) {
    const [first, ...others] = runs
    if (first === undefined) continue
    const { run, occurrences } = choose(key, [first, ...others], exact, prefix, suffix)
    return { ...located(key, run, exact), occurrences, difference: null }
  }
  return altered(prepared, quote)
}

/** First the text without its running heads; then, for a quote that has one in it or is one, with them. */
function* readings(prepared: PreparedText, quote: Key): Iterable<{ key: Key; runs: Run[] }> {
  const { body } = prepared
  yield { key: body, runs: findAll(body, quote) }
  if (body.skippable.length === 0) return
  const key = prepared.whole()
  // Markup may stand where the text as it reads goes on: "limited" is no word of "**un**limited".
  yield { key, runs: findAll(key, quote).filter((run) => standsAloneWithin(body, spanOf(key, run))) }
}

function located(key: Key, run: Run, exact: string): Pick<Verification, 'status' | 'start' | 'end'> {
  const { start, end } = spanOf(key, run)
  const core = exact.trim()
  if (key.source.slice(start, end) !== core) return { status: 'typographic', start, end }
  const from = start - exact.indexOf(core)
  if (key.source.startsWith(exact, from)) return { status: 'exact', start: from, end: from + exact.length }
  return { status: 'typographic', start, end }
}

function altered(prepared: PreparedText, quote: Key): Verification {
  const passage = nearestPassage(prepared.body, prepared.words, prepared.vocabulary, quote)
  if (passage === undefined) return MISSING
  const there = without(prepared.text, passage, prepared.body.skippable)
  const parts = differenceBetween(quote.source, there)
  const differs = parts.some((part) => part.kind !== 'same')
  const difference = differs ? parts : replacementOf(quote.source, there)
  return { status: 'altered', ...passage, occurrences: 1, difference }
}
