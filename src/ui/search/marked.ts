import type { Span } from '#contracts/span.ts'

/** A piece of a text that is marked, or isn't. `at` is where it begins. */
export interface Piece {
  at: number
  text: string
  marked: boolean
}

/** Cuts a text at its marks. Marks may overlap, come in any order or reach beyond the text. */
export function pieces(text: string, marks: readonly Span[]): Piece[] {
  const found: Piece[] = []
  let at = 0
  const add = (end: number, marked: boolean) => {
    if (end <= at) return
    found.push({ at, text: text.slice(at, end), marked })
    at = end
  }
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    add(Math.min(start, text.length), false)
    add(Math.min(end, text.length), true)
  }
  add(text.length, false)
  return found
}

/** A text as it reads in one line: words that a line's end had broken are whole again. */
export function rejoined(text: string): string {
  return text.replace(/(\p{L})-\n(?=\p{Ll})/gu, '$1')
}
