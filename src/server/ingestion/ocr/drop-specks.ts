import { lettersOf, type SeenLine, type SeenWord } from './words.ts'

/** Below it a word is noise, whatever it looks like. Confidences are Tesseract's, 0 to 100. */
const LEAST_WORD = 25
/** Rules, borders and dust are read as lone marks; a dash or a bullet that is one is read surely. */
const LEAST_MARK = 60
/** The mean of a line, by letters: what is seen in a photograph lies below, poor print above. */
const LEAST_LINE = 40
/** A page has words when one of two letters or more was read this surely. */
export const SURE = 60

/**
 * What is worth keeping of what was seen. Words below 25, marks without letters below 60, and lines whose mean is
 * below 40 are dropped; and all of it, where no word of two letters reaches 60.
 */
export function dropSpecks(lines: SeenLine[]): SeenLine[] {
  const kept = lines
    .map((line) => ({ ...line, words: line.words.filter(isWord) }))
    .filter((line) => line.words.length > 0 && meanOf(line.words) >= LEAST_LINE)
  return kept.some(({ words }) => words.some(isSure)) ? kept : []
}

function isWord(word: SeenWord): boolean {
  return word.confidence >= (lettersOf(word) > 0 ? LEAST_WORD : LEAST_MARK)
}

function isSure(word: SeenWord): boolean {
  return word.confidence >= SURE && lettersOf(word) >= 2
}

function meanOf(words: SeenWord[]): number {
  const weights = words.map((word) => Math.max(1, lettersOf(word)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return words.reduce((sum, { confidence }, i) => sum + confidence * (weights[i] ?? 0), 0) / total
}
