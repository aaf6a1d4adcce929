/** A date of a text: year, month and day as far as they are given, in every reading ("5/1/2024" has two). */
export interface DateFact {
  text: string
  start: number
  end: number
  readings: { year?: number; month: number; day?: number }[]
}

const MONTHS: readonly string[] = [
  'january|jan|januar|jänner|janvier|enero|gennaio|janeiro|januari|января',
  'february|feb|februar|février|febrero|febbraio|fevereiro|februari|февраля',
  'march|mar|märz|mars|marzo|março|maart|марта',
  'april|apr|avril|abril|aprile|апреля',
  'may|mai|mayo|maggio|maio|mei|мая',
  'june|jun|juni|juin|junio|giugno|junho|июня',
  'july|jul|juli|juillet|julio|luglio|julho|июля',
  'august|aug|août|agosto|augustus|августа',
  'september|sept|sep|septembre|septiembre|settembre|setembro|сентября',
  'october|oct|oktober|okt|octobre|octubre|ottobre|outubro|октября',
  'november|nov|novembre|noviembre|novembro|ноября',
  'december|dec|dezember|dez|décembre|diciembre|dicembre|dezembro|декабря',
]
const NAME = `(?<name>${MONTHS.join('|')})`
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?'
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const ORDINAL = `(?<ordinal>${[...ORDINALS].reverse().join('|')})`
const YEAR = '(?<year>\\d{4})'
const OF = '(?:\\s(?:of|de|del))?'

const FORMS: readonly RegExp[] = [
  `${ORDINAL}\\s(?:day\\s)?of\\s${NAME}(?:,?\\s${YEAR})?`,
  `${NAME}\\s(?:the\\s)?${ORDINAL}(?:,?\\s${YEAR})?`,
  `${DAY}${OF}[\\s-]${NAME}\\.?(?:,?${OF}[\\s-]${YEAR})?`,
  `${NAME}\\.?\\s${DAY}(?:,?\\s${YEAR})?(?!\\d)`,
  `${NAME}\\.?,?${OF}\\s${YEAR}`,
  `(?<=(?<!\\p{L})(?:in|im|en|em|since|seit|depuis|desde|vanaf|until|bis|by|ab|в)\\s)(?<name>${MONTHS.flatMap(
    (names) => names.split('|').filter((name) => name.length > 3 || /^m/.test(name)),
  )
    .filter((name) => name !== 'mar')
    .join('|')})`,
  `${YEAR}-(?<month>\\d{2})-(?<day>\\d{2})`,
  `(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?${YEAR}`,
  `(?<either>\\d{1,2})[/-](?<other>\\d{1,2})[/-]${YEAR}`,
  `${YEAR}年(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})日)?`,
].map((form) => new RegExp(`(?<![\\p{L}\\p{N}])${form}(?![\\p{L}\\p{N}])`, 'giu'))

/** All dates of a text that name a month; a year alone is a number. "5/1/2024" is read day first but in English. */
export function datesOf(text: string, language?: string): DateFact[] {
  const found: DateFact[] = []
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const start = match.index
      const end = start + match[0].length
      const readings = readingsOf(match.groups ?? {}, language)
      const isFree = found.every((other) => other.end <= start || other.start >= end)
      if (isFree && readings.length > 0) found.push({ text: match[0], start, end, readings })
    }
  }
  return found.sort((one, other) => one.start - other.start)
}

function readingsOf(groups: Record<string, string | undefined>, language = 'en'): DateFact['readings'] {
  const number = (name: string) => (groups[name] === undefined ? undefined : Number(groups[name]))
  const year = number('year')
  const [either, other] = [number('either'), number('other')]
  if (either !== undefined && other !== undefined) {
    const dayFirst = reading(year, other, either)
    if (!/^en\b/.test(language)) return [dayFirst].filter(isPossible)
    return [reading(year, either, other), dayFirst].filter(isPossible)
  }
  const month = groups.name === undefined ? number('month') : monthNamed(groups.name)
  return month === undefined
    ? []
    : [reading(year, month, number('day') ?? ordinal(groups.ordinal))].filter(isPossible)
}

function ordinal(word: string | undefined): number | undefined {
  return word === undefined ? undefined : ORDINALS.indexOf(word.toLowerCase()) + 1
}

function reading(
  year: number | undefined,
  month: number,
  day: number | undefined,
): DateFact['readings'][number] {
  return { month, ...(year === undefined ? {} : { year }), ...(day === undefined ? {} : { day }) }
}

function isPossible({ month, day = 1 }: DateFact['readings'][number]): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function monthNamed(name: string): number {
  return MONTHS.findIndex((names) => names.split('|').includes(name.toLowerCase())) + 1
}

/** True if a date shows all that another says: "1 May 2024" shows "May 2024". */
export function showsDate(shown: DateFact, claimed: DateFact): boolean {
  return claimed.readings.some((claim) =>
    shown.readings.some(
      ({ year, month, day }) =>
        claim.month === month &&
        (claim.year === undefined || claim.year === year) &&
        (claim.day === undefined || claim.day === day),
    ),
  )
}
