/** A rectangle in pixels of the image: left, top, right, bottom. */
export type PixelBox = [number, number, number, number]

export interface SeenSymbol {
  /** One character, or several that stand as one. */
  text: string
  box: PixelBox
}

export interface SeenWord {
  symbols: SeenSymbol[]
  /** How sure the recogniser is, 0 to 100. */
  confidence: number
}

/** A line of words, in reading order. */
export interface SeenLine {
  words: SeenWord[]
  /** Its ink. */
  box: PixelBox
  /** Where its baseline runs. */
  baseline: { x0: number; y0: number; x1: number; y1: number }
  /** What the line's script reaches above its baseline, and below, in pixels. */
  above: number
  below: number
}

/** How many letters and digits a word has. */
export function lettersOf(word: SeenWord): number {
  return word.symbols.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
}
