const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** How a list counts. */
export type Numerals = 'decimal' | 'zero' | 'a' | 'A' | 'i' | 'I' | 'none'

/** A number of a list as it is shown; decimal where a kind has none for it. */
export function numeral(value: number, kind: Numerals): string {
  if (kind === 'none') return ''
  if (kind === 'zero') return String(value).padStart(2, '0')
  if (kind === 'decimal' || value < 1 || value > 3_999) return String(value)
  const words = kind === 'a' || kind === 'A' ? letters(value) : roman(value)
  return kind === 'A' || kind === 'I' ? words.toUpperCase() : words
}

/** a to z, then aa to zz, as office programs count. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  let words = ''
  let left = value
  for (const [worth, sign] of ROMAN) {
    words += sign.repeat(Math.floor(left / worth))
    left %= worth
  }
  return words
}
