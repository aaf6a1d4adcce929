/** Characters of a page as PDFium gives them, in columns, for there may be many thousands. */
export interface Glyphs {
  length: number
  /** Code points. */
  codes: Uint32Array
  /** What each is: see below. */
  kinds: Uint8Array
  /** Four numbers each: left, top, right, bottom as they are shown; NaN where there is none. */
  boxes: Float32Array
}

/** A character of the page. */
export const SHOWN = 0
/** White space that the page does not have, put in by PDFium between words and lines. */
export const GENERATED = 1
/** A hyphen at a line's end, which breaks a word. */
export const HYPHEN = 2
/** A glyph whose font does not say which character it is. */
export const UNMAPPED = 3

export function emptyGlyphs(length: number): Glyphs {
  return {
    length,
    codes: new Uint32Array(length),
    kinds: new Uint8Array(length),
    boxes: new Float32Array(length * 4).fill(Number.NaN),
  }
}
