import type { Language } from './language.ts'
import { isUnspaced } from './words.ts'

const ENDS = /[.!?。！？؟।]["'”’»)\]]*$/u
const LEADERS = /(?:[.·…] ?){4,}|_{4,}/
const BOILERPLATE =
  /©|all rights reserved|\bISBN\b|\bISSN\b|permission to (?:make|use|copy|reprint)|\bdoi:|https?:\/\/|www\.|\S@\S+\.\S|creative commons|printed (?:in|on)\b|acid-free|^excerpt from|reprinted (?:with|by)|illegal and punishable|permission of the (?:publisher|copyright)|alle rechte vorbehalten|tous droits réservés|reservados todos los derechos|版权所有/i
const REFERENCE =
  /\bet al\.,? ?\(?\d{4}|\bibid\b|\bpp?\. ?\d|\bvol\. ?\d|\b\d{1,4} ?\(\d{1,2}\)[:,]|\bIn Proceedings|^\[?\d{1,3}\]? \p{Lu}\. |\b\d+ (?:U\.S\.|F\. ?\dd|Stat\.|Cong\.)|(?:\p{Lu}\., ){2}|^\p{Lu}[\p{L}-]+, \p{Lu}\./u
const KEYWORDS =
  /^(?:key ?words|index terms|categories and subject|general terms|stichwörter|schlüsselwörter|mots[- ]clés|palabras clave)(?!\p{L})/iu
const CAPTION = /^(?:fig(?:ure)?|table|abbildung|abb|tabelle|tableau|figura|tabla|图|表)\.? ?\d/i

/**
 * How well a sentence reads as prose, 0 to 1: 0 for tables of contents, formulas, bare numbers and garbled text, low
 * for references and captions. Rough by intention: it ranks, it never hides a sentence from a question altogether.
 */
export function proseQuality(text: string, words: string[], language: Language, isItem: boolean): number {
  const solid = text.replace(/\s/gu, '').length
  const letters = (text.match(/[\p{L}\p{M}]/gu) ?? []).length
  if (solid === 0 || LEADERS.test(text) || letters / solid < 0.45) return 0
  if (/[\p{Co}\p{Cc}\uFFFD]/u.test(text)) return 0
  let quality = 1
  if (letters / solid < 0.7) quality *= 0.5
  if (!ENDS.test(text)) quality *= isItem ? 0.6 : 0.28
  if (symbolShare(words) > 0.12) quality *= 0.4
  if (KEYWORDS.test(text)) quality *= 0.25
  if (/^[^\p{L}]*\p{Ll}/u.test(text) && !isItem) quality *= 0.3
  if (/[=<>∈⊆⊂∀∃→⇒⇔≤≥∩∪∑∫]/u.test(text)) quality *= 0.4
  if (CAPTION.test(text)) quality *= 0.4
  if (BOILERPLATE.test(text)) quality *= 0.25
  if (REFERENCE.test(text)) quality *= 0.25
  if (!isBalanced(text)) quality *= / [!?]["”]?$/.test(text) ? 0.2 : 0.6
  return quality * lengthQuality(text, words.length) * functionWordQuality(words, language)
}

/** Best between 8 and 40 words (14 and 70 characters where words are not divided by spaces). */
function lengthQuality(text: string, words: number): number {
  const length = isUnspaced(text) ? text.length / 1.7 : words
  if (length < 4) return 0.15
  if (length < 8) return 0.5
  if (length < 12) return 0.85
  if (length > 90) return 0.15
  if (length > 55) return 0.5
  return length > 40 ? 0.8 : 1
}

/** Prose holds function words; lists of names, titles and numbers don't. */
function functionWordQuality(words: string[], language: Language): number {
  if (language.stop.size === 0 || words.length < 6) return 1
  const share = words.filter((word) => language.stop.has(word.toLowerCase())).length / words.length
  if (share < 0.06) return 0.1
  return share < 0.17 ? 0.5 : 1
}

/** How many of the words are names of variables rather than words: "P", "X", "n". */
function symbolShare(words: string[]): number {
  const symbols = words.filter((word) =>
    /^(?![aAIyYeEoOàéÀ]$)\p{Script=Latin}$|^\p{L}{1,2}\d+$|\p{Script=Greek}/u.test(word),
  )
  return symbols.length / Math.max(1, words.length)
}

/** Quote marks and brackets that open are closed: else the sentence is a fragment of a longer speech. */
function isBalanced(text: string): boolean {
  const count = (mark: RegExp) => (text.match(mark) ?? []).length
  return (
    count(/[([]/g) === count(/[)\]]/g) &&
    count(/[“„«]/g) === count(/[”»]|(?<=[„].*)“/g) &&
    count(/"/g) % 2 === 0
  )
}
