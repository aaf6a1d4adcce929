import type { Random } from './random.ts'
import { graphemesOf } from './spans.ts'

/** What `typographic` allows, one disguise each; each gives the words back in another form. */
export type Disguise = (words: string, random: Random) => string

const BLANKS = [' ', '  ', '\n', '\r\n', '\t', '\f', '\u00a0', '\u2009', '\u202f', '\u3000', ' \n ', '\u2028']
const INVISIBLE = ['\u200b', '\u2060', '\ufeff', '\u00ad', '\u200e']
const DASHES = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212']
const LIGATURES: readonly (readonly [string, string])[] = [
  ['ffi', 'ﬃ'],
  ['ffl', 'ﬄ'],
  ['ff', 'ﬀ'],
  ['fi', 'ﬁ'],
  ['fl', 'ﬂ'],
  ['st', 'ﬆ'],
]
const FLOWING = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]'
const NUMERAL = '[〇零一二三四五六七八九十百千万亿\\p{N}]'

export const DISGUISES: Readonly<Record<string, Disguise>> = {
  'white space': (words, random) => words.replace(/(?<!\p{N})\s+|\s+(?!\p{N})/gu, () => random.pick(BLANKS)),
  'hyphen at a line end': (words, random) =>
    words.replace(/(?<=\p{L})(?=\p{L})/gu, (_, at: number) =>
      random.chance(0.08) && !/^\p{M}/u.test(words.slice(at)) ? '-\n' : '',
    ),
  'compound at a line end': (words) => words.replace(/(?<=\p{L})-(?=\p{L})/gu, '-\n'),
  ligature: (words) =>
    LIGATURES.reduce((text, [letters, ligature]) => text.replaceAll(letters, ligature), words),
  'ligature spelled out': (words) =>
    LIGATURES.reduce((text, [letters, ligature]) => text.replaceAll(ligature, letters), words),
  composed: (words) => words.normalize('NFC'),
  decomposed: (words) => words.normalize('NFD'),
  'quote marks': (words, random) =>
    words
      .replace(/["“”„«»「」]/g, () => random.pick(['"', '“', '”', '„', '«', '»', '＂']))
      .replace(/['’‘]/g, () => random.pick(["'", '’', '‘', '‛', 'ʼ', '‹'])),
  dashes: (words, random) =>
    words
      .replace(/[-–−](?=\p{N})/gu, () => random.pick(DASHES))
      .replace(/[-–—־](?!\p{N}|\n)/gu, () => random.pick([...DASHES, '—', '―'])),
  invisible: (words, random) =>
    graphemesOf(words)
      .map((grapheme) => (random.chance(0.15) ? grapheme + random.pick(INVISIBLE) : grapheme))
      .join('')
      .replace(/\p{Cf}+$/u, '')
      .replace(/\u00ad+(?=\s)/gu, ''),
  'first letter': (words) =>
    words.replace(/^([^\p{L}\p{N}]*)(\p{L})/u, (all, before: string, letter: string) => {
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
      return other.length === letter.length ? before + other : all
    }),
  'blanks that come': (words, random) =>
    words.replace(new RegExp(`(?<=${FLOWING})(?=${FLOWING})`, 'gu'), (_, at: number) =>
      random.chance(0.2) && isOpen(words, at) ? random.pick(['\n', ' ', '\u3000']) : '',
    ),
  'blanks that go': (words) =>
    words.replace(new RegExp(`(?<=${FLOWING}\\p{M}*)\\s+(?=${FLOWING})`, 'gu'), (blank, at: number) =>
      isOpen(words, at, blank.length) ? '' : blank,
    ),
}

/** Not inside a grapheme or a number. */
function isOpen(words: string, at: number, length = 0): boolean {
  const [left, right] = [words.slice(0, at), words.slice(at + length)]
  if (new RegExp(`${NUMERAL}$`, 'u').test(left) && new RegExp(`^${NUMERAL}`, 'u').test(right)) return false
  return (
    graphemesOf(left.slice(-8)).length + graphemesOf(right.slice(0, 8)).length ===
    graphemesOf(left.slice(-8) + right.slice(0, 8)).length
  )
}
