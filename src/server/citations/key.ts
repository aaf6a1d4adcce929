import type { Span } from '#contracts/span.ts'
import { foldCharacter, GAP, gapToken, kindOf, MARK, PLAIN, SOFT_HYPHEN } from './characters.ts'
import { readsAs } from './spans.ts'

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

/** Builds the key in one pass; linear in the length of the source. */
export function keyOf(source: string, skippable: readonly Span[] = []): Key {
  const writer = new KeyWriter(source.length)
  const folded = new Map<string, string>()
  let skip = 0
  let at = 0
  while (at < source.length) {
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
    else writer.units(remembered(folded, source.slice(at, end)), at, end)
    at = end
  }
  return { source, skippable, ...writer.finish() }
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
  let skip = firstSkipFrom(key.skippable, from)
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

function firstSkipFrom(skippable: readonly Span[], offset: number): number {
  let low = 0
  let high = skippable.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((skippable[middle] as Span).end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Collects the key's units and their spans in buffers that grow as ligatures and accents are spelled out. */
class KeyWriter {
  private buffer: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  private length = 0

  constructor(expected: number) {
    this.buffer = new Uint16Array(expected)
    this.starts = new Uint32Array(expected)
    this.ends = new Uint32Array(expected)
  }

  unit(unit: number, start: number, end: number): void {
    if (this.length === this.buffer.length) this.grow()
    this.buffer[this.length] = unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  units(text: string, start: number, end: number): void {
    for (let at = 0; at < text.length; at += 1) this.unit(text.charCodeAt(at), start, end)
  }

  finish(): Pick<Key, 'text' | 'starts' | 'ends'> {
    const chunks: string[] = []
    for (let at = 0; at < this.length; at += 8192) {
      chunks.push(String.fromCharCode(...this.buffer.subarray(at, Math.min(at + 8192, this.length))))
    }
    return {
      text: chunks.join(''),
      starts: this.starts.slice(0, this.length),
      ends: this.ends.slice(0, this.length),
    }
  }

  private grow(): void {
    const length = this.length * 2 + 16
    this.buffer = enlarged(new Uint16Array(length), this.buffer)
    this.starts = enlarged(new Uint32Array(length), this.starts)
    this.ends = enlarged(new Uint32Array(length), this.ends)
  }
}

function enlarged<A extends Uint16Array | Uint32Array>(to: A, from: A): A {
  to.set(from)
  return to
}
