/** Month names of a language, as dates write them and as they stand alone, to 1–12. */
function monthsOf(language: string): Map<string, number> {
  const months = new Map<string, number>()
  for (const month of ['long', 'short'] as const)
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' })
      for (let number = 1; number <= 12; number++) {
        const parts = format.formatToParts(Date.UTC(2024, number - 1, 15))
        const name = parts.find(({ type }) => type === 'month')?.value ?? ''
        months.set(bare(name), number)
      }
    }
  return months
}

function bare(word: string): string {
  return word.toLowerCase().replace(/\.$/, '')
}

const known = new Map<string, Map<string, number>>()

function monthOf(word: string, language: string): number | null {
  if (!known.has(language)) known.set(language, monthsOf(language))
  return known.get(language)?.get(bare(word)) ?? null
}

/** A language that Intl knows, English in place of any other. */
function spoken(language: string | null): string {
  try {
    return Intl.getCanonicalLocales(language ?? 'en')[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/**
 * The first date in a text of this language, to sort by: milliseconds since 1970, UTC; null when none is read. Without
 * a day or month, the first. "3/5/2026" is read with the month first in English, else with the day first.
 */
export function readDate(text: string, language: string | null): number | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text)
  if (iso) return utc(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const cjk = /(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일])?/.exec(text)
  if (cjk) return utc(Number(cjk[1]), Number(cjk[2]), Number(cjk[3] ?? 1))
  return numbersDate(text, spoken(language)) ?? namedDate(text, spoken(language)) ?? yearDate(text)
}

function numbersDate(text: string, language: string): number | null {
  const found = /\b(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\b/.exec(text)
  if (!found) return null
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])]
  const isMonthFirst = found[2] === '/' && language.startsWith('en') ? first <= 12 : second > 12
  return isMonthFirst ? utc(year, first, second) : utc(year, second, first)
}

function namedDate(text: string, language: string): number | null {
  for (const { index, 0: word } of text.matchAll(/\p{L}[\p{L}\p{M}]+\.?/gu)) {
    const month = monthOf(word, language) ?? monthOf(word, 'en')
    if (month === null) continue
    const before = text.slice(Math.max(0, index - 20), index)
    const after = text.slice(index + word.length, index + word.length + 20)
    const year = /^\D{0,12}?(?:\d{1,2}(?!\d)\D{1,6})?(\d{4})\b/.exec(after)?.[1]
    if (!year) continue
    const day = /(\d{1,2})(?!\d)\D{0,8}$/.exec(before)?.[1] ?? /^\D{0,4}(\d{1,2})(?!\d)/.exec(after)?.[1]
    return utc(Number(year), month, Number(day ?? 1))
  }
  return null
}

function yearDate(text: string): number | null {
  const year = /\b(1[5-9]\d\d|20\d\d)\b/.exec(text)?.[1]
  return year ? utc(Number(year), 1, 1) : null
}

function utc(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return Date.UTC(year, month - 1, day)
}

const SCALES: ReadonlyArray<[RegExp, number]> = [
  [/^\s*(billion|milliarden?|milliards?|mrd|bn)\b/i, 1e9],
  [/^\s*(million(s|en)?|mill[oó]n(es)?|mio|mln|m)\b/i, 1e6],
  [/^\s*(thousand|tausend|mille|mil|k)\b/i, 1e3],
]

/** The first number in a text of this language, to sort by; null when none is read. */
export function readAmount(text: string, language: string | null): number | null {
  const found = /(?<![\p{L}\d])[-−]?\d+(?:[.,'’\u00a0\u202f ]\d+)*/u.exec(text)
  if (!found) return null
  const scale = SCALES.find(([sign]) => sign.test(text.slice(found.index + found[0].length)))?.[1] ?? 1
  return plainNumber(found[0].replace('−', '-'), spoken(language)) * scale
}

/** Which of "." and "," divides the decimals: the last of two kinds; of one kind, what the language and the figures say. */
function plainNumber(written: string, language: string): number {
  const digits = written.replace(/['’\u00a0\u202f ]/g, '')
  const signs = digits.match(/[.,]/g) ?? []
  const last = signs.at(-1)
  if (!last) return Number(digits)
  const decimal = new Set(signs).size === 2 ? last : decimalOf(digits, last, signs.length, language)
  const whole =
    decimal === null ? digits.replace(/[.,]/g, '') : digits.replaceAll(decimal === '.' ? ',' : '.', '')
  return Number(whole.replace(',', '.'))
}

function decimalOf(digits: string, sign: string, times: number, language: string): string | null {
  if (times > 1) return null
  const own = new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value
  const looksGrouped = /[.,]\d{3}$/.test(digits)
  return looksGrouped && own !== sign ? null : sign
}
