import { plainWord } from './spelled.ts'

/** Between two that are only listed, or made equal, order says nothing: "cats and dogs", "Unwirksam ist die Kündigung". */
const LISTS =
  /^(?:and|or|und|oder|et|ou|y|o|e|en|of|и|или|is|are|was|were|ist|sind|war|waren|est|sont|es|son)$/u
const ARTICLE =
  /^(?:the|an?|der|die|das|den|dem|des|eine?[nmrs]?|le|la|les|une?|el|los|las|una|il|lo|gli|het|een)$/u

/** The first of two words that changed places: "The landlord pays the tenant" for "The tenant pays the landlord". */
export function swappedWord(claim: string, quotes: readonly string[]): string | undefined {
  const said = wordsOf(claim)
  return quotes.flatMap((quote) => sentencesOf(quote).flatMap((words) => swapIn(said, words) ?? []))[0]
}

/** All words are the same in the same order, but for two, and what stands between them is no list. */
function swapIn(said: readonly string[], words: readonly string[]): string | undefined {
  if (said.length !== words.length) return undefined
  const differ = said.flatMap((word, at) => (word === words[at] ? [] : [at]))
  const [first, second] = differ
  if (first === undefined || second === undefined || differ.length !== 2) return undefined
  if (said[first] !== words[second] || said[second] !== words[first]) return undefined
  const between = said.slice(first + 1, second)
  return between.length === 0 || between.some((word) => LISTS.test(word)) ? undefined : said[first]
}

function sentencesOf(text: string): string[][] {
  return text.split(/(?<=[.!?;。！？])\s+/u).map(wordsOf)
}

function wordsOf(text: string): string[] {
  const words = text.match(/\p{N}[\p{N}.,]*(?<![.,])[%‰]?|[\p{L}\p{M}]+/gu) ?? []
  return words.map(plainWord).filter((word) => !ARTICLE.test(word))
}
