import { GENERATED, type Glyphs, SHOWN } from './glyphs.ts'

/** Accents that are characters of their own, and those that join the letter before them. */
const JOINING = new Map(
  Array.from('´¨ˆ˜ˇ˘˚¯˙˝¸˛', (sign, i) => [
    sign.codePointAt(0),
    '\u0301\u0308\u0302\u0303\u030c\u0306\u030a\u0304\u0307\u030b\u0327\u0328'[i],
  ]),
)
const FIRST_ACCENT = 0xa8
const DOTLESS: Record<string, string> = { ı: 'i', ȷ: 'j' }
const LETTER = /\p{L}/u
/** TeX's oldest fonts keep the stroke of "not equal" at the code of 6, and draw it over the sign. */
const SLASH = 0x36
const STRUCK = '\u0338'
const RELATION = /[=<>≤≥≡∼≃≅≈∈∋⊂⊃⊆⊇∃∣∥]/u
/** Of the narrower one's width: an accent over its letter covers it, one beside it doesn't. */
const LEAST_COVER = 0.6
const NONE = 0

/**
 * Joins accents that a program drew over their letters as signs of their own, as TeX does with its oldest
 * fonts: "na¨ıve" becomes "naïve". Likewise the stroke over a sign: "x ≠ y" must never read "x = y" or "x 6= y".
 */
export function joinAccents(glyphs: Glyphs): void {
  for (let i = 0; i < glyphs.length; i++) {
    const code = glyphs.codes[i] ?? 0
    if (code < FIRST_ACCENT && code !== SLASH) continue
    const accent = code === SLASH ? STRUCK : JOINING.get(code)
    if (accent === undefined || glyphs.kinds[i] !== SHOWN) continue
    const letter = [neighbour(glyphs, i, 1), neighbour(glyphs, i, -1)].find((at) => covers(glyphs, i, at))
    if (letter !== undefined) join(glyphs, i, letter, accent)
  }
}

function neighbour({ kinds, length }: Glyphs, index: number, step: number): number {
  let at = index + step
  while (at >= 0 && at < length && kinds[at] === GENERATED) at += step
  return at
}

function covers({ codes, kinds, boxes }: Glyphs, accent: number, letter: number): boolean {
  const base = codes[accent] === SLASH ? RELATION : LETTER
  if (kinds[letter] !== SHOWN || !base.test(String.fromCodePoint(codes[letter] ?? 0))) return false
  const side = (index: number, k: number) => boxes[index * 4 + k] ?? Number.NaN
  const overlap = (k: number) =>
    Math.min(side(accent, k + 2), side(letter, k + 2)) - Math.max(side(accent, k), side(letter, k))
  const width = Math.min(side(accent, 2) - side(accent, 0), side(letter, 2) - side(letter, 0))
  return overlap(0) >= LEAST_COVER * width && overlap(1) > 0
}

/** What PDFium put in between goes; letter and accent have one rectangle. */
function join({ codes, kinds, boxes }: Glyphs, accent: number, letter: number, mark: string) {
  const base = String.fromCodePoint(codes[letter] ?? 0)
  const [first, second] = Array.from(`${DOTLESS[base] ?? base}${mark}`.normalize('NFC'))
  const [from, to] = [Math.min(accent, letter), Math.max(accent, letter)]
  boxes.copyWithin(accent * 4, letter * 4, letter * 4 + 4)
  for (let at = from + 1; at < to; at++) codes[at] = NONE
  codes[from] = first?.codePointAt(0) ?? NONE
  codes[to] = second?.codePointAt(0) ?? NONE
  if (second === undefined) kinds[to] = GENERATED
}
