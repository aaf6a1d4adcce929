import type { Glyphs } from './glyphs.ts'
import type { Piece } from './pieces.ts'

/** Lines of a column of prose, found by trying on papers, contracts, tables and forms. */
const LEAST_LINES = 4
const LEAST_CHARACTERS = 12
/** Lines of prose fill their column: the middle one at least this share of the long ones. */
const LEAST_FILL = 0.8
const LEAST_LETTERS = 0.7
/** Lines of prose break in mid-sentence, so many begin with a small letter (in German about half); cells don't. */
const LEAST_SMALL = 0.3
const LETTER = /\p{L}|\p{M}/u
const SMALL = /\p{Ll}/u
const LARGE = /\p{Lu}/u

/** True where the pieces read as lines of running text, rather than as cells, labels or numbers. */
export function isProse(glyphs: Glyphs, pieces: readonly Piece[]): boolean {
  if (pieces.length < LEAST_LINES) return false
  if (
    quantile(
      pieces.map((piece) => piece.end - piece.start),
      0.5,
    ) < LEAST_CHARACTERS
  )
    return false
  const widths = pieces.map((piece) => piece.right - piece.left)
  if (quantile(widths, 0.5) < LEAST_FILL * quantile(widths, 0.9)) return false
  const texts = pieces.map((piece) => textOf(glyphs, piece))
  return share(Array.from(texts.join('')), LETTER) >= LEAST_LETTERS && breaksSentences(texts)
}

/** Scripts without case can't tell. */
function breaksSentences(texts: string[]): boolean {
  const count = (kind: RegExp) => texts.filter((text) => kind.test(text.slice(0, 1))).length
  const [letters, small, large] = [count(LETTER), count(SMALL), count(LARGE)]
  if (letters < LEAST_LETTERS * texts.length) return false
  return small + large < letters / 2 || small >= LEAST_SMALL * texts.length
}

function textOf({ codes }: Glyphs, { start, end }: Piece): string {
  const points = Array.from(codes.subarray(start, end)).filter((code) => code > 0x20 && code <= 0x10ffff)
  return String.fromCodePoint(...points)
}

function share(characters: string[], kind: RegExp): number {
  return characters.filter((character) => kind.test(character)).length / characters.length
}

function quantile(numbers: number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(part * (numbers.length - 1))] ?? 0
}
