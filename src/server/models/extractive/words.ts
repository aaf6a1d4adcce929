const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,](?=\p{N})\p{N}+)*/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

let segmenter: Intl.Segmenter | undefined

/** The words of a text in order, in their own case; scripts without spaces are divided by `Intl.Segmenter`. */
export function wordsOf(text: string): string[] {
  if (!UNSPACED.test(text)) return text.match(WORD) ?? []
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  const words: string[] = []
  for (const part of segmenter.segment(text)) if (part.isWordLike) words.push(part.segment)
  return words
}

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}
