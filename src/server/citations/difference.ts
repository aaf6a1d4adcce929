import type { DifferencePart } from '#contracts/citation.ts'
import { gapToken } from './characters.ts'
import { commonPairs } from './common.ts'
import { keyOf } from './key.ts'

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
const BROKEN_WORD = /([\p{L}\p{M}]+)[-\u2010\u2011\u00ad]\s*\n\s*(?=([\p{L}\p{M}]+))/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/**
 * The difference between a quote and the passage that comes nearest, by words, in reading order. `same` and
 * `quote` together are the quote, with white space as single blanks; `same` and `document` together are the
 * passage, with the `same` words as the quote writes them (its quote marks may be straight, say, where the
 * passage has curly ones). A replaced word is a `quote` part followed by a `document` part.
 */
export function differenceBetween(quote: string, passage: string): DifferencePart[] {
  const wanted = tokensOf(quote)
  const found = tokensOf(
    passage.replace(BROKEN_WORD, (_, left, right) => left + (quote.includes(left + right) ? '' : '-')),
  )
  const one = wanted.map(folded)
  const other = found.map(folded)
  if (sameButForCase(one[0], other[0])) other[0] = one[0] as string
  const parts = new Parts()
  let [i, j] = [0, 0]
  for (const [nextI, nextJ] of [...commonPairs(one, other), [wanted.length, found.length] as const]) {
    parts.changed(wanted.slice(i, nextI).join(''), found.slice(j, nextJ).join(''))
    parts.same(wanted[nextI] ?? '')
    i = nextI + 1
    j = nextJ + 1
  }
  return parts.finish()
}

/** Both texts whole, for when what sets them apart is no word (a line's end between two numbers). */
export function replacementOf(quote: string, passage: string): DifferencePart[] {
  return [
    { kind: 'quote', text: tokensOf(quote).join('') },
    { kind: 'document', text: tokensOf(passage).join('') },
  ]
}

/** Words, punctuation and single blanks. */
function tokensOf(text: string): string[] {
  const clean = text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
  return Array.from(words.segment(clean), ({ segment }) => segment)
}

/** A token in the form in which tokens are compared: typographic differences are none. */
function folded(token: string): string {
  if (/^[A-Za-z0-9 ,.]$|^[A-Za-z0-9]+$/.test(token)) return token
  return keyOf(token).text || (gapToken(token) ?? token).replace(/[–—]/, '-')
}

/** The first letter's case is not a difference. */
function sameButForCase(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return one.slice(1) === other.slice(1) && one.toLowerCase() === other.toLowerCase()
}

/** Joins tokens to parts. A blank between two changes belongs to both of them. */
class Parts {
  private readonly parts: DifferencePart[] = []
  private quote = ''
  private document = ''
  private blank = ''

  same(token: string): void {
    if (token === ' ' && this.quote !== '' && this.document !== '') this.blank = token
    else if (token !== '') this.settle(token)
  }

  changed(quote: string, document: string): void {
    if (quote === '' && document === '') return
    if (this.blank !== '' && (quote === '' || document === '')) this.settle('')
    this.quote += this.blank + quote
    this.document += this.blank + document
    this.blank = ''
  }

  finish(): DifferencePart[] {
    this.settle('')
    return this.parts
  }

  private settle(same: string): void {
    this.push('quote', this.quote)
    this.push('document', this.document)
    this.push('same', this.blank + same)
    this.quote = ''
    this.document = ''
    this.blank = ''
  }

  private push(kind: DifferencePart['kind'], text: string): void {
    const last = this.parts.at(-1)
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else this.parts.push({ kind, text })
  }
}
