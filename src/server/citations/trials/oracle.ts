/**
 * A second opinion, written apart from the matcher and as plainly as can be: does a quote stand in a text, as far
 * as typography goes? It knows nothing of hyphenation and skippable spans, so it is asked only of texts without.
 */
export function stands(text: string, quote: string): boolean {
  const wanted = [...reduced(quote.trim())]
  const there = [...reduced(text)]
  for (let at = 0; at + wanted.length <= there.length; at += 1) {
    if (isSame(there, wanted, at) && isWhole(there, at, at + wanted.length)) return true
  }
  return false
}

function reduced(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u00ad\u200b\u200c\u200e\u2060\ufeff]|\ufe0f/g, '')
    .replace(/ﬀ/g, 'ff')
    .replace(/ﬁ/g, 'fi')
    .replace(/ﬂ/g, 'fl')
    .replace(/ﬃ/g, 'ffi')
    .replace(/ﬄ/g, 'ffl')
    .replace(/[‐‑‒–—―−־]/g, '-')
    .replace(/[“”„«»「」״]/g, '"')
    .replace(/[‘’‛ʼ‹›]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])/gu,
      '',
    )
}

function isSame(there: readonly string[], wanted: readonly string[], at: number): boolean {
  const first = wanted.findIndex((character) => /[\p{L}\p{N}]/u.test(character))
  return wanted.every((character, index) => {
    const other = there[at + index] as string
    return character === other || (index === first && character.toLowerCase() === other.toLowerCase())
  })
}

function isWhole(there: readonly string[], start: number, end: number): boolean {
  const isWord = (character: string | undefined) =>
    character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character)
  const isMark = (character: string | undefined) => character !== undefined && /\p{M}/u.test(character)
  const isFree = (character: string | undefined) =>
    character !== undefined &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character)
  const isCut = (at: number) =>
    isMark(there[at]) ||
    (isWord(there[at - 1]) && isWord(there[at]) && !isFree(there[at - 1]) && !isFree(there[at]))
  return !isCut(start) && !isCut(end)
}
