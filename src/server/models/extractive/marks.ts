/** A note's mark at the front of a sentence, or one that follows the sentence before. */
const NOTE_MARK = /^(?:[⁰¹²³⁴-⁹]+|[*†‡]+)\s*(?=["“„‘«(]?\p{L})/u
const BULLET = /^[•◦▪‣●○■□–—*+-]\s+/u
/** "7. The term": only at a block's start, as "7." within one may end a sentence. */
const NOTE_NUMBER = /^(?:\[\d{1,3}\]|[1-9]\d{0,2}[.)])\s+(?=["“„‘«]?\p{Lu}\p{L}*)/u
const SUPERSCRIPT = /^[⁰¹²³⁴-⁹]+/u

/**
 * How many characters at the front are a note's mark, a bullet or a list's number rather than the sentence.
 * @param starts true when the sentence opens its block
 * @param months names of months, lower case: "3. Mai" is a date
 */
export function leadingMark(text: string, starts: boolean, months: ReadonlySet<string>): number {
  let length = 0
  for (const mark of starts ? [BULLET, NOTE_MARK, NOTE_NUMBER] : [NOTE_MARK]) {
    const rest = text.slice(length)
    const found = mark.exec(rest)?.[0].length ?? 0
    const next = /^\p{L}+/u.exec(rest.slice(found))?.[0].toLowerCase() ?? ''
    if (found > 0 && !(mark === NOTE_NUMBER && months.has(next))) length += found
  }
  return length
}

/**
 * How many characters of `after` are a note's mark that clings to `before`. After a number it stays with its
 * sentence: "in 2002.⁶" without the mark would pass for another number.
 */
export function clingingMark(before: string, after: string): number {
  return /\d[.!?]?["'”’»)]*$/u.test(before) ? (SUPERSCRIPT.exec(after)?.[0].length ?? 0) : 0
}
