import { multipleOf } from './multiples.ts'
import { plainWord, spellings } from './spelled.ts'

/** English number words; "one" is read inside compounds only: alone it is mostly a pronoun. */
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const ENGLISH = new Map<string, number>([
  ...SMALL.split(' ').map((word, at) => [word, at] as const),
  ...TENS.split(' ').map((word, at) => [word, 20 + 10 * at] as const),
])

/** Words for one before a multiple: "eine Million", "a hundred". */
const ONES = /^(?:an?|one|einer?|eine[nm]?|une?|una|uno|uma?|een|один|одна)$/
const AND = /^(?:and|und|en|et|e|y)$/
const LONGEST = 6

export interface WordNumber {
  value: number
  /** How many of the words it takes. */
  count: number
}

/** The number that words (without the blanks and hyphens between them) begin with, if any. */
export function numberInWords(words: readonly string[], language = ''): WordNumber | undefined {
  const code = language.slice(0, 2).toLowerCase()
  const table = spellings(code)
  const own = table === undefined ? undefined : ownNumber(words, table, code)
  if (own !== undefined) return own
  // Dutch "ten" and "one" of others are no English numbers.
  return code === 'nl' && words[0]?.toLowerCase() === 'ten' ? undefined : englishNumber(words, code)
}

interface Token {
  word: string
  /** How many of the words are read with it. */
  upTo: number
}

/** Groups below a thousand, each with its multiple, from the greatest to the smallest. */
function ownNumber(
  words: readonly string[],
  table: ReadonlyMap<string, number>,
  language: string,
): WordNumber | undefined {
  const tokens = words.flatMap((word, at) => splitThousands(plainWord(word), table, at + 1))
  let [total, at, limit, taken] = [0, 0, Number.POSITIVE_INFINITY, 0]
  while (at < tokens.length) {
    const from = at > 0 && AND.test(tokens[at]?.word ?? '') ? at + 1 : at
    const group = groupAt(tokens, from, table)
    const first = tokens[from]?.word ?? ''
    const value = group?.value ?? (ONES.test(first) ? 1 : undefined)
    let next = from + (group?.count ?? (value === undefined ? 0 : 1))
    let multiple = 1
    for (let more = multipleFor(tokens[next], language); more; more = multipleFor(tokens[next], language)) {
      multiple *= more
      next += 1
    }
    const isBare = value === undefined && multiple === 1e3
    if (next === from || multiple >= limit || (value === undefined && !isBare)) break
    if (group === undefined && multiple === 1) break
    total += (value ?? 1) * multiple
    limit = multiple
    at = next
    taken = tokens[at - 1]?.upTo ?? taken
    if (multiple === 1) break
  }
  const isArticle = taken === 1 && total === 1
  return taken === 0 || isArticle ? undefined : { value: total, count: taken }
}

function groupAt(tokens: readonly Token[], from: number, table: ReadonlyMap<string, number>) {
  for (let count = Math.min(LONGEST, tokens.length - from); count > 0; count -= 1) {
    const phrase = tokens
      .slice(from, from + count)
      .map(({ word }) => word)
      .join(' ')
    const value = table.get(phrase)
    if (value !== undefined) return { value, count }
  }
  return undefined
}

function multipleFor(token: Token | undefined, language: string): number | undefined {
  const multiple = token === undefined ? undefined : multipleOf(token.word, language)
  return multiple !== undefined && multiple >= 1e3 ? multiple : undefined
}

/** "zweitausenddreihundert" → zwei, tausend, dreihundert; other words stay whole. */
function splitThousands(word: string, table: ReadonlyMap<string, number>, upTo: number): Token[] {
  const [, head = '', thousand = '', tail = ''] = /^(.*?)(tausend|duizend|mila|mille)(.*)$/.exec(word) ?? []
  const rest = table.has(tail) ? tail : tail.replace(/^(?:und|en)/, '')
  const isNumber =
    thousand !== '' && (head === '' || ONES.test(head) || table.has(head)) && (rest === '' || table.has(rest))
  const parts = isNumber ? [head, thousand, rest].filter((part) => part !== '') : [word]
  return parts.map((part) => ({ word: part, upTo }))
}

function englishNumber(words: readonly string[], language: string): WordNumber | undefined {
  let [total, group, count] = [0, 0, 0]
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]?.toLowerCase() ?? ''
    const digit =
      at === 0 && /^an?$/.test(word) && multipleOf(words[1] ?? '', language) ? 1 : ENGLISH.get(word)
    const multiple = multipleOf(word, language)
    if (digit !== undefined && fits(group, digit, at)) group += digit
    else if (multiple === 100 && group > 0 && group < 100) group *= 100
    else if (multiple !== undefined && (multiple > 100 || multiple === 12) && group > 0) {
      total += group * multiple
      group = 0
    } else if (
      word !== 'and' ||
      !(group >= 100 || total > 0) ||
      !ENGLISH.has(words[at + 1]?.toLowerCase() ?? '')
    )
      break
    count = at + 1
  }
  const pronoun = count === 1 && words[0]?.toLowerCase() === 'one'
  return count === 0 || pronoun ? undefined : { value: total + group, count }
}

/** "twenty" takes "one" to "nine" after it, "hundred" takes all below it; "two three" are two numbers. */
function fits(group: number, digit: number, at: number): boolean {
  if (at === 0 || group === 0) return true
  if (group % 100 === 0) return digit < 100
  return group % 10 === 0 && group % 100 >= 20 && digit > 0 && digit < 10
}
