import type { Sentence } from './reading.ts'

const TITLES =
  /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Judge|Justice|Senator|President|Chief|Lord|Sir|Frau|Herrn?|The|In|And|But|When|If|As|At|By|For|From|On|To|Of|Under|After|Before|With|Der|Die|Das)$/u
const COMPARED = '(?:\\b(?:like|unlike|than|such as|as with|similar to|compared (?:to|with)|wie)\\s+)'

/** A name of a question: "Jesse Jordan", "Sonny Bono Act". */
export interface Name {
  /** In order, as they are written. */
  parts: string[]
}

/** Runs of two and more capitalised words after the question's first word. */
export function namesOf(question: string): Name[] {
  const runs = question.match(/(?<=\s)\p{Lu}[\p{L}’'-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+))+/gu) ?? []
  return runs.map((run) => ({
    parts: run
      .replace(/['’]s?\b/gu, '')
      .split(' ')
      .filter((part) => !part.endsWith('.')),
  }))
}

/**
 * True when the sentence speaks of the one who is named: some part of the name stands in it, not in a comparison
 * only ("like Jesse Jordan"), nor as a part of somebody else's ("Michael Jordan").
 */
export function speaksOf({ text }: Sentence, { parts }: Name): boolean {
  return parts.some((part, at) => {
    const own = new RegExp(
      String.raw`(?<before>\p{L}+ )?(?<![\p{L}])${part}(?![\p{L}])`,
      part === part.toUpperCase() ? 'giu' : 'gu',
    )
    const whole = new RegExp(
      `${COMPARED}(?:${parts.slice(0, at + 1).join('(?: \\p{Lu}\\.)? ')}|${part})(?![\\p{L}])`,
      'u',
    )
    const compared = whole.test(text) ? 1 : 0
    const others = [...text.matchAll(own)].filter(({ groups }) => {
      const before = groups?.before?.trim() ?? ''
      return at === 0 || !/^\p{Lu}\p{Ll}/u.test(before) || parts.includes(before) || TITLES.test(before)
    })
    return others.length > compared
  })
}
