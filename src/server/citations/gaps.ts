import { flowTogether, isDigit, isHanNumeral, isLetter } from './characters.ts'

const JOINERS = /[\u200c\u200d]/g

/** The characters on both sides of a gap, as they stand in the document. */
export interface Neighbours {
  left: string
  right: string
}

/**
 * True if what stands between two characters of the document and of the quote (both folded by `gapBefore`) is
 * typographically the same. Joiners are left to `joiners.ts`.
 */
export function gapsAgree(document: string, quote: string, { left, right }: Neighbours): boolean {
  if (document === quote) return true
  const inDocument = document.replace(JOINERS, '')
  const inQuote = quote.replace(JOINERS, '')
  if (inDocument === inQuote) return true
  if (isDigit(right) && longSign(inDocument, left) !== longSign(inQuote, left)) return false
  if (plain(inDocument) === plain(inQuote)) return true
  if (isLetter(left) && isLetter(right)) {
    if (hyphenationAgrees(inDocument, inQuote) || hyphenationAgrees(inQuote, inDocument)) return true
  }
  return blanksVanish(inDocument, inQuote, left, right)
}

/** One form for all dashes and one for all white space. */
function plain(gap: string): string {
  return gap.replace(/[–—]/g, '-').replace(/[\t\n]/g, ' ')
}

/** A long dash where a sign would stand is no sign: "a loss —5 in all" is not "a loss -5 in all". */
function longSign(gap: string, left: string): boolean {
  return gap.endsWith('—') && (gap.length > 1 || !/[\p{L}\p{M}\p{N}]/u.test(left))
}

/**
 * A hyphen at a line's end between letters is joined ("infor-\nmation", "information") or kept ("well-\nknown",
 * "well-known", "well- known"); a dash there can only be kept.
 */
function hyphenationAgrees(broken: string, other: string): boolean {
  if (broken === '-\n') return other === '' || plain(other) === '-'
  return (broken === '–\n' || broken === '—\n') && plain(other) === '-'
}

/**
 * Between Han, Kana and Thai characters white space comes and goes; but numerals that the document keeps apart
 * ("三 五" in a table) are never joined.
 */
function blanksVanish(document: string, quote: string, left: string, right: string): boolean {
  if (/\S/.test(document) || /\S/.test(quote) || !flowTogether(left, right)) return false
  return quote !== '' || !(isHanNumeral(left) && isHanNumeral(right))
}
