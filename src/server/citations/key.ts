import type { Span } from '#contracts/span.ts'
import { foldCharacter, GAP, gapToken, kindOf, MARK, PLAIN, SOFT_HYPHEN } from './characters.ts'
import { KeyWriter } from './key-writer.ts'
import { firstEndingAfter, readsAs } from './spans.ts'

/**
 * A text reduced to the characters that always count: without white space, dashes and zero-width characters,
 * in one form for ligatures, accents and quote marks. Two texts that are typographically the same have the
 * same key; what stands between the characters (the gaps) is compared afterwards.
 */
export interface Key {
  source: string
  /** Spans of the source that are passed over, sorted and disjoint. */
  skippable: readonly Span[]
  text: string
  /** For each code unit of `text`, the span of the source that it comes from: a character with its marks. */
  starts: Uint32Array
  ends: Uint32Array
}

/** Characters that are read between two rests: some 5 ms. */
export const SLICE = 1 << 15

/** Builds the key in one pass; linear in the length of the source. */
export function keyOf(source: string, skippable: readonly Span[] = []): Key {
  return straightThrough(keyInSlices(source, skippable))
}

/** The same, resting after each slice of the source. */
export function* keyInSlices(source: string, skippable: readonly Span[] = []): Generator<void, Key> {
  const reader = new KeyReader(source, skippable)
  for (let end = SLICE; end < source.length; end += SLICE) {
    reader.readTo(end)
    yield
  }
  reader.readTo(source.length)
  return yield* reader.finish()
}

/** What a work in slices comes to, without its rests. */
export function straightThrough<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next()
    if (done === true) return value
  }
}

class KeyReader {
  private readonly writer: KeyWriter
  private readonly folded = new Map<string, string>()
  private readonly source: string
  private readonly skippable: readonly Span[]
  private skip = 0
  private at = 0

  constructor(source: string, skippable: readonly Span[]) {
    this.source = source
    this.skippable = skippable
    this.writer = new KeyWriter(source.length)
  }

  /** Reads on until `limit`, and the character and span that begin before it to their ends. */
  readTo(limit: number): void {
    const { source, skippable, writer } = this
    let { at, skip } = this
    while (at < limit) {
      const passedOver = skippable[skip]
      if (passedOver !== undefined && at >= passedOver.start) {
        at = Math.max(at, passedOver.end)
        skip += 1
        continue
      }
      const codePoint = source.codePointAt(at) as number
      const kind = kindOf(codePoint)
      if (kind === GAP) {
        at += codePoint > 0xffff ? 2 : 1
        continue
      }
      const end = endOfCharacter(source, at, codePoint, passedOver?.start ?? source.length)
      if (end === at + 1 && kind === PLAIN) writer.unit(codePoint, at, end)
      else writer.units(remembered(this.folded, source.slice(at, end)), at, end)
      at = end
    }
    this.at = at
    this.skip = skip
  }

  *finish(): Generator<void, Key> {
    return { source: this.source, skippable: this.skippable, ...(yield* this.writer.finish()) }
  }
}

/** The end of the character at `at` with the marks that follow it. */
function endOfCharacter(source: string, at: number, codePoint: number, limit: number): number {
  let end = at + (codePoint > 0xffff ? 2 : 1)
  while (end < limit) {
    const next = source.codePointAt(end) as number
    if (next < 0x300 || kindOf(next) !== MARK) break
    end += next > 0xffff ? 2 : 1
  }
  return end
}

function remembered(folded: Map<string, string>, character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const fresh = foldCharacter(character)
  folded.set(character, fresh)
  return fresh
}

/** One token of a gap, and where it stands in the source. */
export interface GapToken {
  token: string
  start: number
  end: number
}

/**
 * What stands before the `at`-th unit of the key (after the last, if `at` is the key's length), folded: `' '`
 * one blank, `'\t'` wider white space, `'\n'` white space with a line's end or a skippable that keeps apart, `'-'`,
 * `'–'`, `'—'`, and joiners. A soft hyphen counts at a line's end only.
 */
export function gapBefore(key: Key, at: number): string {
  const [from, to] = gapSpan(key, at)
  if (to <= from) return ''
  if (to === from + 1 && key.source.charCodeAt(from) === 0x20) return ' '
  return gapTokens(key, at)
    .map((part) => part.token)
    .join('')
}

export function gapTokens(key: Key, at: number): GapToken[] {
  const [from, to] = gapSpan(key, at)
  const tokens: GapToken[] = []
  let position = from
  let skip = firstEndingAfter(key.skippable, from)
  while (position < to) {
    const passedOver = key.skippable[skip]
    if (passedOver !== undefined && position >= passedOver.start) {
      addToken(tokens, readsAs(key.source, passedOver), position, passedOver.end)
      position = passedOver.end
      skip += 1
      continue
    }
    const character = key.source[position] as string
    const hyphenates = character === SOFT_HYPHEN && endsLine(key.source, position + 1)
    addToken(tokens, hyphenates ? '-' : (gapToken(character) ?? ''), position, position + 1)
    position += 1
  }
  return tokens
}

function gapSpan(key: Key, at: number): [number, number] {
  const from = at === 0 ? 0 : (key.ends[at - 1] as number)
  const to = at === key.text.length ? key.source.length : (key.starts[at] as number)
  return [from, to]
}

function addToken(tokens: GapToken[], token: string, start: number, end: number): void {
  if (token === '') return
  const last = tokens.at(-1)
  if (last === undefined || !isBlank(token) || !isBlank(last.token)) {
    tokens.push({ token, start, end })
    return
  }
  last.token = token === '\n' || last.token === '\n' ? '\n' : '\t'
  last.end = end
}

function isBlank(token: string): boolean {
  return token === ' ' || token === '\t' || token === '\n'
}

function endsLine(source: string, at: number): boolean {
  return /^[^\S\n\f\r]*[\n\f\r]/.test(source.slice(at, at + 8))
}
