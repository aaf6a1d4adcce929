import type { Sentence } from './reading.ts'

const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Judge|Justice|Senator|President|Chief|Lord|Sir|Frau|Herrn?|The|In|And|But|When|If|As|At|By|For|From|On|To|Of|Under|After|Before|With|Der|Die|Das)$/u
const COMPARED = '(?:\\b(?:like|unlike|than|such as|as with|similar to|compared (?:to|with)|wie)\\s+)'

/** A name of a question: "Jesse Jordan", "Sonny Bono Act". */
export interface Name {
  /** In order, as they are written. */
  parts: string[]
  /** Those that are ordinary words of the document, too: alone they name nobody. */
  common: ReadonlySet<string>
}

/** Runs of two and more capitalised words after the question's first word. */
export function namesOf(question: string, sentences: Sentence[]): Name[] {
  const runs = question.match(/(?<=\s)\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+))+/gu) ?? []
  return runs.map((run) => {
    const parts = run
      .replace(/['’]s?\b/gu, '')
      .split(' ')
      .filter((part) => !part.endsWith('.'))
    return { parts, common: new Set(parts.filter((part) => isCommon(part, sentences))) }
  })
}

/** True when the word stands without a capital more often than with one. */
function isCommon(part: string, sentences: Sentence[]): boolean {
  const lower = part.toLowerCase()
  let balance = 0
  for (const { words } of sentences) {
    for (const word of words) {
      if (word === lower) balance++
      else if (word === part) balance--
    }
  }
  return balance > 0
}

/**
 * True when the sentence speaks of the one who is named: some part of the name stands in it, not in a comparison
 * only ("like Jesse Jordan"), nor as a part of somebody else's ("Michael Jordan", "Jesse Owens").
 */
export function speaksOf({ text }: Sentence, { parts, common }: Name): boolean {
  if (common.size > 0 && text.includes(parts.join(' '))) return true
  const isPart = (word: string) => parts.some((part) => part.toLowerCase() === word.toLowerCase())
  return parts.some((part, at) => {
    if (common.has(part)) return false
    const mention = String.raw`(?<before>\p{L}+ )?(?<!\p{L})${form(part)}(?!\p{L})(?<after> \p{Lu}\p{Ll}+)?`
    const upTo = parts
      .slice(0, at + 1)
      .map(form)
      .join(String.raw`(?: \p{Lu}\.)? `)
    const compared = new RegExp(String.raw`${COMPARED}(?:${upTo}|${form(part)})(?!\p{L})`, 'u').test(text)
      ? 1
      : 0
    const own = [...text.matchAll(new RegExp(mention, 'gu'))].filter(({ groups }) => {
      const before = groups?.before?.trim() ?? ''
      const after = groups?.after?.trim() ?? ''
      if (at === 0) return after === '' || isPart(after) || parts.length > 2
      return !/^\p{Lu}\p{Ll}/u.test(before) || isPart(before) || TITLES.test(before)
    })
    return own.length > compared
  })
}

/** A name that is asked for in capitals stands in ordinary letters, too. */
function form(part: string): string {
  return part === part.toUpperCase() ? `(?:${part}|${part.slice(0, 1)}${part.slice(1).toLowerCase()})` : part
}
