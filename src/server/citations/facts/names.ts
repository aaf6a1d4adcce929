/** Languages that write every noun with a capital: there a capital says nothing of names. */
const CAPITALISED_NOUNS = /^(?:de|lb)\b/

const CAPITALISED = /(?<![\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*(?:[-'’]\p{L}[\p{L}\p{M}\p{N}]*)*/gu
const SENTENCE_BEGINS = /(?:^|[.!?:;…•|\n]|\d[.)])[\s\p{Pi}\p{Ps}"'*–—-]*$/u

/** Words that look like names: with a capital, not at a sentence's beginning unless written in capitals. */
export function namesOf(text: string, language = ''): string[] {
  const names = new Set<string>()
  for (const match of text.matchAll(CAPITALISED)) {
    const name = match[0].replace(/['’]s$/u, '')
    const isCapitals = /\p{Lu}.*\p{Lu}/u.test(name)
    const isMarked = !CAPITALISED_NOUNS.test(language) && !SENTENCE_BEGINS.test(text.slice(0, match.index))
    if (name.length > 1 && (isCapitals || isMarked)) names.add(name)
  }
  return [...names]
}

/** The words of a text in small letters, with compounds whole and in parts. */
export function wordSet(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  return new Set(words.flatMap((word) => [word, word.replace(/['’]s$/u, ''), ...word.split(/[-'’]/u)]))
}
