/** What a character is to the matcher. A gap stands between; all others belong to a text's key. */
export const PLAIN = 1
export const MARK = 2
export const GAP = 3
/** A plain character that another form stands for in the key. */
export const FOLDED = 4

const WHITE = /\p{White_Space}/u
const LINE_END = /[\n\v\f\r\u0085\u2028\u2029]/
const HYPHENS = '-\u2010\u2011\u05be\ufe63\uff0d'
const DASHES = '\u2012\u2013\u2212'
const LONG_DASHES = '\u2014\u2015\u2e3a\u2e3b\ufe31\ufe58'
export const SOFT_HYPHEN = '\u00ad'
const JOINERS = '\u200c\u200d'
/**
 * Zero-width characters without a meaning of their own: zero-width space, word joiner and the invisible
 * operators, byte-order mark, direction marks, embeddings and isolates, text and emoji presentation. Not
 * among them: direction overrides and tags, which change what a reader sees.
 */
const IGNORED = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]|\ufe0e|\ufe0f/

const kinds = new Uint8Array(0x10000)

/** PLAIN, MARK, GAP or FOLDED, for a code point. */
export function kindOf(codePoint: number): number {
  if (codePoint > 0xffff) return classify(codePoint)
  const known = kinds[codePoint] as number
  if (known !== 0) return known
  const kind = classify(codePoint)
  kinds[codePoint] = kind
  return kind
}

function classify(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  if (gapToken(character) !== undefined) return GAP
  if (/\p{M}/u.test(character)) return MARK
  return foldCharacter(character) === character ? PLAIN : FOLDED
}

/**
 * What a character that stands between others is folded to: `' '` white space, `'\t'` a tab, `'\n'` a line's
 * end, `'-'` a hyphen, `'–'` a dash or minus, `'—'` a long dash, a joiner itself, `''` for what is ignored; undefined for
 * a character that counts.
 */
export function gapToken(character: string): string | undefined {
  if (LINE_END.test(character)) return '\n'
  if (character === '\t') return '\t'
  if (WHITE.test(character)) return ' '
  if (HYPHENS.includes(character)) return '-'
  if (DASHES.includes(character)) return '–'
  if (LONG_DASHES.includes(character)) return '—'
  if (JOINERS.includes(character)) return character
  return IGNORED.test(character) ? '' : undefined
}

const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u2039\u203a\u00b4\u0060\u02bc\u05f3\uff07\u275b\u275c]/g
const DOUBLE_QUOTES =
  /[\u201c-\u201f\u2033\u00ab\u00bb\u300c-\u300f\u301d-\u301f\u05f4\uff02\u275d\u275e\ufe41-\ufe44\uff62\uff63]/g
/** Latin, Armenian and Arabic ligatures, with the Arabic letters' positional forms. */
const LIGATURES =
  /[\u0132\u0133\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]/g

/**
 * A character with its marks as it enters the key: canonically decomposed (never by compatibility: 10² stays
 * apart from 102), ligatures spelled out, quote marks in one form each, single and double.
 */
export function foldCharacter(character: string): string {
  return character
    .replace(LIGATURES, spelledOut)
    .normalize('NFD')
    .replace(SINGLE_QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
}

/** A few Arabic forms decompose to a blank and a mark; these stay as they are. */
function spelledOut(ligature: string): string {
  const letters = ligature.normalize('NFKD')
  return letters.includes(' ') ? ligature : letters
}

const FLOWING =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3001-\u303f\u30fb\u30fc\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]/u
const QUOTE_MARK = /[\p{Pi}\p{Pf}"']/u

/** True where white space between two characters means nothing: between Han, Kana, Thai and their punctuation. */
export function flowTogether(left: string, right: string): boolean {
  const flows = (character: string) => FLOWING.test(character) && !/\p{Nd}/u.test(character)
  if (flows(left)) return flows(right) || QUOTE_MARK.test(right)
  return flows(right) && QUOTE_MARK.test(left)
}

const HAN_NUMERAL = /[〇零一二三四五六七八九十百千万萬亿億兆两兩]/
export function isHanNumeral(character: string): boolean {
  return HAN_NUMERAL.test(character)
}

export function isLetter(character: string): boolean {
  return /[\p{L}\p{M}]/u.test(character)
}

export function isDigit(character: string): boolean {
  return /\p{Nd}/u.test(character)
}

export function isPictograph(character: string): boolean {
  return /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u.test(character)
}

/** True if a quote says anything at all: a letter, a number or a pictograph. */
export function saysSomething(quote: string): boolean {
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(quote)
}
