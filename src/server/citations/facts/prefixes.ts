import { codeOf } from './polarity.ts'
import { plainWord } from './spelled.ts'

/** Beginnings that turn a word's meaning, by language, without accents. */
const PREFIXES: Record<string, string> = {
  en: 'un|in|im|il|ir|dis|non|mis',
  de: 'un|miss|nicht|ir|il|in',
  fr: 'in|im|il|ir|non|des|me|mal',
  es: 'in|im|i|ir|des|no',
  it: 'in|im|il|ir|dis|s|non',
  pt: 'in|im|i|ir|des|nao',
  nl: 'on|niet',
  ru: 'не|без|бес',
  uk: 'не|без',
  pl: 'nie|bez',
  cs: 'ne|bez',
  sk: 'ne|bez',
  sv: 'o|icke|miss',
  da: 'u|ikke|mis',
  no: 'u|ikke|mis',
  nb: 'u|ikke|mis',
  fi: 'epa',
  ro: 'ne|in|im|i',
  el: 'αν|α|μη',
}
/** Endings that turn the word before them: "sugar-free", "harmless". */
const ENDINGS: Record<string, string> = {
  en: 'free|less',
  de: 'los|frei',
  nl: 'loos|vrij',
  sv: 'fri|los',
  da: 'fri|los',
}
const OPPOSITE_ENDING: Record<string, string> = { en: 'ful|ing|ed|s', de: 'haft|lich|e', nl: 'vol|e' }
/** Shorter words are too often alike by chance: "come" and "income". */
const SHORTEST = 5
/** What may follow a word's stem in another of its forms. */
const LONGEST_ENDING = 3

export interface Turned {
  claimed: string
  shown: string
}

/** The first word of a claim whose opposite by prefix or ending its quotes have instead: "lawful" for "unlawful", and the reverse. */
export function turnedWord(claim: string, quotes: readonly string[], language?: string): Turned | undefined {
  const code = codeOf(language) || 'en'
  const forms = formsOf(code)
  if (forms === undefined) return undefined
  const said = wordsOf(claim)
  const shown = wordsOf(quotes.join('\n'))
  for (const word of said) {
    if (shown.some((other) => isFormOf(other, word))) continue
    const opposite = shown.find(
      (other) =>
        !said.some((own) => isFormOf(own, other)) && (turns(forms, word, other) || turns(forms, other, word)),
    )
    if (opposite !== undefined) return { claimed: word, shown: opposite }
  }
  return undefined
}

interface Forms {
  prefix: RegExp
  ending: RegExp | undefined
  full: RegExp | undefined
}

const known = new Map<string, Forms | undefined>()

function formsOf(code: string): Forms | undefined {
  if (!known.has(code)) {
    const prefixes = PREFIXES[code]
    const after = (endings: string | undefined) =>
      endings === undefined ? undefined : new RegExp(`-?(?:${endings})$`, 'u')
    known.set(
      code,
      prefixes === undefined
        ? undefined
        : {
            prefix: new RegExp(`^(?:${prefixes})-?(?=\\p{L}{${SHORTEST}})`, 'u'),
            ending: after(ENDINGS[code]),
            full: after(OPPOSITE_ENDING[code]),
          },
    )
  }
  return known.get(code)
}

/** True if `turned` is `word` with a prefix or ending that turns it. */
function turns({ prefix, ending, full }: Forms, word: string, turned: string): boolean {
  const bare = prefix.exec(turned)
  if (bare !== null && isFormOf(turned.slice(bare[0].length), word)) return true
  if (ending === undefined || !ending.test(turned)) return false
  const stem = turned.replace(ending, '')
  return stem.length >= 4 && (word === stem || (full?.test(word) === true && word.replace(full, '') === stem))
}

/** True if two words differ in their endings at most. */
function isFormOf(one: string, other: string): boolean {
  if (one === other) return true
  const length = Math.min(one.length, other.length)
  if (length < SHORTEST || Math.abs(one.length - other.length) > LONGEST_ENDING) return false
  const stem = Math.max(SHORTEST, length - 1)
  return one.slice(0, stem) === other.slice(0, stem)
}

function wordsOf(text: string): string[] {
  return [...new Set((text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? []).map(plainWord))]
}
