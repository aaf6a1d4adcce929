import type { Random } from './random.ts'
import { graphemesOf } from './spans.ts'
import type { Sample } from './texts.ts'

export interface Alteration {
  words: string
  /** The document that the words were taken from, and another span of it. */
  elsewhere: string
  sample: Sample
  random: Random
}

/** What must never pass as verified; undefined where a span has nothing of the kind to alter. */
export type Alter = (alteration: Alteration) => string | undefined

const PREFIXES = ['un', 'in', 'non-', 'un-', 'im', 'anti']

export const ALTERATIONS: Readonly<Record<string, Alter>> = {
  digit: ({ words, random }) =>
    changed(words, (text) =>
      replaceOne(text, /\d/g, random, (digit) => String((Number(digit) + 1 + random.below(9)) % 10)),
    ),
  'decimal point': ({ words, random }) =>
    changed(words, (text) => replaceOne(text, /(?<=\p{Nd})[.,](?=\p{Nd})/gu, random, () => '')),
  'another separator': ({ words, random }) =>
    changed(words, (text) =>
      replaceOne(text, /(?<=\p{Nd})[.,](?=\p{Nd})/gu, random, (mark) => (mark === '.' ? ',' : '.')),
    ),
  'sign dropped': ({ words, random }) =>
    changed(words, (text) => replaceOne(text, /(?<!\p{N})[−-](?=\p{N})/gu, random, () => '')),
  'sign added': ({ words, random }) =>
    changed(words, (text) => replaceOne(text, /(?<![\p{N}.,:$£−–-])(?=\p{N})/gu, random, () => '-')),
  'unit dropped': ({ words, random }) =>
    changed(words, (text) => replaceOne(text, /[%€$£°]|(?<=\d)年|円/gu, random, () => '')),
  'unit changed': ({ words, random }) =>
    changed(words, (text) =>
      replaceOne(text, /[%€$£]|days|years|euros|Tage|Monate/g, random, (unit) =>
        unit === '%' ? '‰' : unit === 'days' ? 'weeks' : 'months',
      ),
    ),
  superscript: ({ words }) =>
    changed(words, (text) => text.replace(/[²³¹]/g, (power) => power.normalize('NFKC'))),
  'number joined over a line end': ({ words }) =>
    changed(words, (text) => text.replace(/(?<=\p{Nd})(?=\p{Nd})/u, '-\n')),
  'negation dropped': ({ words, sample }) =>
    changed(words, (text) =>
      sample.negations.reduce(
        (left, word) =>
          left === text ? text.replace(sample.spaced ? ` ${word} ` : word, sample.spaced ? ' ' : '') : left,
        text,
      ),
    ),
  'negation added': ({ words, sample, random }) =>
    insertWord(words, random.pick(sample.negations), sample, random),
  prefix: ({ words, sample, random }) =>
    sample.spaced
      ? changed(words, (text) =>
          replaceOne(text, /(?<![\p{L}\p{M}\p{N}'’-])(?=\p{Ll})/gu, random, () => random.pick(PREFIXES)),
        )
      : undefined,
  case: ({ words, random }) =>
    changed(
      words,
      (text) =>
        text.slice(0, 1) + replaceOne(text.slice(1), /(?<=[\p{L}\p{N}].*)\p{L}/gsu, random, otherCase),
    ),
  'words swapped': ({ words, sample, random }) => {
    const parts = sample.spaced ? words.split(' ') : graphemesOf(words)
    if (parts.length < 2) return undefined
    const at = random.below(parts.length - 1)
    const swapped = [...parts.slice(0, at), parts[at + 1], parts[at], ...parts.slice(at + 2)]
    return changed(words, () => swapped.join(sample.spaced ? ' ' : ''))
  },
  'word less': ({ words, sample, random }) => {
    const parts = sample.spaced ? words.split(' ') : graphemesOf(words)
    if (parts.length < 3) return undefined
    parts.splice(1 + random.below(parts.length - 2), 1)
    return changed(words, () => parts.join(sample.spaced ? ' ' : ''))
  },
  'word more': ({ words, elsewhere, sample, random }) =>
    insertWord(
      words,
      random.pick(sample.spaced ? elsewhere.split(' ') : graphemesOf(elsewhere)),
      sample,
      random,
    ),
  stitched: ({ words, elsewhere, sample, random }) =>
    changed(
      words,
      (text) =>
        text +
        (sample.spaced ? random.pick([' ', ' … ', '… ', ' [...] ', '. ']) : random.pick(['', '…', '。'])) +
        elsewhere,
    ),
  'part of a word': ({ words, sample, random }) => {
    if (!sample.spaced) return undefined
    const parts = graphemesOf(words)
    const cut = random.chance(0.5) ? parts.slice(1) : parts.slice(0, -1)
    const edge = random.chance(0.5) ? `${parts[0]}${parts[1]}` : `${parts.at(-2)}${parts.at(-1)}`
    return /^[\p{L}\p{M}\p{N}]{2,}$/u.test(edge) && /[\p{L}\p{N}]/u.test(cut.join(''))
      ? cut.join('')
      : undefined
  },
  'part of a number': ({ words, random }) => {
    const number = /\p{Nd}[\p{Nd}.,]*\p{Nd}/u.exec(words)?.[0]
    if (number === undefined) return undefined
    const from = words.indexOf(number) + 1 + random.below(number.length - 1)
    return random.chance(0.5) ? words.slice(from) : words.slice(0, from)
  },
  'blank in a word': ({ words, sample, random }) =>
    sample.spaced
      ? changed(words, (text) => replaceOne(text, /(?<=\p{L})(?=\p{L})/gu, random, () => ' '))
      : undefined,
  'blank dropped': ({ words, random }) =>
    changed(words, (text) =>
      replaceOne(text, /(?<=[\p{L}\p{N}]) (?=[\p{L}\p{N}])(?!\p{Script=Thai})/gu, random, () => ''),
    ),
  'accent dropped': ({ words, random }) =>
    changed(words, (text) => replaceOne(text.normalize('NFD'), /\p{Mn}/gu, random, () => '')),
  'punctuation dropped': ({ words, random }) =>
    changed(words, (text) => replaceOne(text, /(?<=.)[.,;:()](?=.)/gu, random, () => '')),
  ellipsis: ({ words, sample, random }) => {
    const parts = sample.spaced ? words.split(' ') : graphemesOf(words)
    if (parts.length < 4) return undefined
    parts.splice(1 + random.below(parts.length - 3), 2, random.pick(['…', '...', '[...]', '[…]']))
    return parts.join(sample.spaced ? ' ' : '')
  },
}

function changed(words: string, change: (text: string) => string): string | undefined {
  const result = change(words)
  return result.normalize('NFD') === words.normalize('NFD') ? undefined : result
}

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  replacement: (found: string) => string,
): string {
  const places = [...text.matchAll(pattern)]
  if (places.length === 0) return text
  const place = random.pick(places)
  return text.slice(0, place.index) + replacement(place[0]) + text.slice(place.index + place[0].length)
}

function insertWord(words: string, word: string, sample: Sample, random: Random): string | undefined {
  const parts = sample.spaced ? words.split(' ') : graphemesOf(words)
  if (parts.length < 2 || word === '') return undefined
  parts.splice(1 + random.below(parts.length - 1), 0, word)
  return changed(words, () => parts.join(sample.spaced ? ' ' : ''))
}

function otherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
}
