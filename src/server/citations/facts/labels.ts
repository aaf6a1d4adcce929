/** Numbers with a letter in parentheses, and what is written to or opened: "4(a)", "12 (iv)", "anna@example.org". */
const LABELS =
  /\p{N}\s?\((?:\p{L}|[ivx]{1,5})\)|[\p{L}\p{N}._+-]+@[\p{L}\p{N}.-]*[\p{L}\p{N}]|(?:https?:\/\/|www\.)\S*[\p{L}\p{N}/]/giu
/** A letter that stands alone as a name does: "Plan B", "John B. Smith"; not "I", nor what begins a sentence. */
const LETTERS =
  /(?<=[\p{L}\p{N},.]\s)(?<!(?:[.!?:]|^)\s)(?:[A-HJ-Z]|\p{Lu}(?=\.))(?=\.?(?:[\s,;:)]|$))|(?<=^)[B-HJ-Z](?=\.\s\p{Lu})|(?<=\.)\p{Lu}(?=\.)/gu

/** Labels and single letters of a claim that stand in none of its quotes. */
export function unshownLabels(claim: string, quotes: readonly string[]): string[] {
  const said = quotes.map((quote) => quote.replace(/\s/gu, '').toLowerCase())
  const labels = [...claim.matchAll(LABELS)]
    .map(([label]) => label)
    .filter((label) => !said.some((quote) => quote.includes(label.replace(/\s/gu, '').toLowerCase())))
  const letters = [...claim.matchAll(LETTERS)]
    .map(({ 0: letter, index }) => ({ letter, isInitial: claim[index + 1] === '.' }))
    .filter(({ letter, isInitial }) => !quotes.some((quote) => showsLetter(quote, letter, isInitial)))
    .map(({ letter, isInitial }) => (isInitial ? `${letter}.` : letter))
  return [...labels, ...letters]
}

/** An initial stands for any name that begins so. */
function showsLetter(quote: string, letter: string, isInitial: boolean): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${letter}${isInitial ? '' : '(?![\\p{L}\\p{N}])'}`, 'u').test(quote)
}
