/** Words as two programs can be compared by: hyphens at line ends taken out, one form of each character. */
export function plainWords(text: string): string[] {
  return text
    .replace(/[-\u00ad]\s*[\n\f]\s*/g, '')
    .normalize('NFKC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
}

/** How many of `a` are in `b`, each as often as it is there. */
export function countIn(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1)
  return a.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  }).length
}

/** Each word with the one after it. */
export function neighbours(words: readonly string[]): string[] {
  return words.slice(1).map((word, i) => `${words[i]} ${word}`)
}

/** The blocks of what `pdftotext` gives that are running text: a dozen words and more, most of them letters. */
export function runningText(text: string): string[][] {
  return text
    .split(/\n\n|\f/)
    .map(plainWords)
    .filter((words) => words.length >= 12 && words.filter(isWord).length >= 0.7 * words.length)
}

function isWord(word: string): boolean {
  return /\p{L}{2}/u.test(word)
}
