import { fractionOrOrdinal } from './fractions.ts'
import { hanNumbersOf } from './han-numbers.ts'
import { multipleAfter } from './multiples.ts'
import { numberInWords } from './number-words.ts'

/** A number of a text: the values that it may have ("1.234" has two), and where it stands. */
export interface NumberFact {
  text: string
  start: number
  end: number
  /** Comparable forms of each reading, like `1234.5`; a power keeps its exponent, like `10^2`. */
  values: string[]
}

const DIGITS =
  /(?<sign>(?<![\p{L}\p{M}\p{N})\]]|\p{N} )[-\u2010-\u2013\u2212+](?=\p{Sc}?\p{Nd}))?(?<currency>\p{Sc}\p{Z}?)?(?<digits>\p{Nd}{1,3}(?::\p{Nd}{1,3})+(?![\p{Nd}:])|\p{Nd}{1,2}\/\p{Nd}{1,2}(?![\p{Nd}/])|\p{Nd}+[ \u2009]?[\u00bc-\u00be\u2150-\u215e]|\p{Nd}+(?:[.,'’٫٬\u00a0\u202f\u2009 ]\p{Nd}+)*|[\u00bc-\u00be\u2150-\u215e])(?<power>[⁰¹²³⁴-⁹⁻]+)?/gu
const WORD = /[\p{L}\p{M}]+/gu
const VULGAR = /[\u00bc-\u00be\u2150-\u215e]/gu
const BLANK = /[\u00a0\u202f\u2009 ]/
const DECIMAL_COMMA = /^(?:de|fr|es|it|pt|nl|da|sv|nb|no|fi|pl|cs|sk|ru|uk|tr|el|ro|hu|bg|id|ca)\b/

/** All numbers of a text in reading order, in digits of any script and in words; `language` settles "1.234". */
export function numbersOf(text: string, language?: string): NumberFact[] {
  const inDigits = [...text.matchAll(DIGITS)].flatMap((match) => digitFacts(text, match, language))
  const inWords = [...wordFacts(text, language), ...hanFacts(text)].filter(({ start, end }) =>
    inDigits.every((other) => other.end <= start || end <= other.start),
  )
  return [...inDigits, ...inWords].sort((one, other) => one.start - other.start)
}

function digitFacts(text: string, match: RegExpMatchArray, language?: string): NumberFact[] {
  const { sign = '', currency = '', digits = '', power = '' } = match.groups ?? {}
  const start = match.index ?? 0
  const from = start + sign.length + currency.length
  const minus = (sign !== '' && sign !== '+') || isMinus(text, start)
  return piecesOf(digits).map(({ piece, at }) => {
    const end = from + at + piece.length
    const isLast = at + piece.length === digits.length
    const multiple = isLast && power === '' ? multipleAfter(text, end, language, currency !== '') : undefined
    const readings = valuesOf(asciiDigits(piece), language).map((value) =>
      scaled(value, multiple?.value ?? 1),
    )
    const values = readings.map(
      (value) =>
        (minus && at === 0 ? '-' : '') + value + (isLast && power ? `^${power.normalize('NFKC')}` : ''),
    )
    const factStart = at === 0 ? start : from + at
    const factEnd = multiple?.end ?? (isLast ? end + power.length : end)
    return { text: text.slice(factStart, factEnd), start: factStart, end: factEnd, values }
  })
}

/** Parts a run of digits and separators where it cannot be one number: "12, 15", "2019 100". */
function piecesOf(digits: string): { piece: string; at: number }[] {
  const one =
    /^(?:\p{Nd}{1,3}(?:([.,'’٬\u00a0\u202f\u2009 ])\p{Nd}{3})(?:\1\p{Nd}{3})*(?:[.,٫]\p{Nd}+)?|\p{Nd}+(?:[.,٫]\p{Nd}+)?|\p{Nd}{1,3}(?:[,.]\p{Nd}{2,3})+)$/u
  if (/[:/\u00bc-\u00be\u2150-\u215e]/.test(digits) || one.test(digits) || !/[^\p{Nd}]/u.test(digits))
    return [{ piece: digits, at: 0 }]
  return [...digits.matchAll(/\p{Nd}+(?:[.,٫]\p{Nd}+)*|[^\p{Nd}\p{Z}.,'’٫٬]/gu)].map((part) => ({
    piece: part[0],
    at: part.index,
  }))
}

/** "Minus five", "negative 5.2 million". */
function isMinus(text: string, start: number): boolean {
  return /(?<!\p{L})(?:minus|negative|negativ|moins|menos|meno|минус|マイナス|[负負])\s?\p{Sc}?$/iu.test(
    text.slice(Math.max(0, start - 12), start),
  )
}

/** "1,234.5" → 1234.5; a time or ratio "3:01" → "3:1"; "1.234" → 1234 and 1.234 unless the language says which; "½" → 0.5. */
function valuesOf(piece: string, language?: string): string[] {
  if (piece.includes(':')) return [piece.replace(/(?<![0-9])0+(?=[0-9])/g, '')]
  const fraction = /^(?<whole>\d+(?=[ \u2009]?\P{Nd}))??[ \u2009]?(?<over>\d+)[\u2044/](?<under>\d+)$/u.exec(
    piece.replace(VULGAR, (sign) => ` ${sign.normalize('NFKC')}`).trim(),
  )?.groups
  if (fraction !== undefined)
    return [String(Number(fraction.whole ?? 0) + Number(fraction.over) / Number(fraction.under))]
  const marks = [...new Set(piece.replace(/[0-9]/g, ''))]
  const last = marks.at(-1)
  if (last === undefined) return [plainNumber(piece)]
  const grouped = plainNumber(piece.replace(/[^0-9]/g, ''))
  if (BLANK.test(last) || last === "'" || last === '’' || last === '٬') return [grouped]
  const tail = piece.slice(piece.lastIndexOf(last) + 1)
  const decimal = plainNumber(`${piece.slice(0, piece.lastIndexOf(last)).replace(/[^0-9]/g, '')}.${tail}`)
  if (marks.length > 1 || last === '٫') return [decimal]
  if (piece.split(last).length > 2) return [grouped, piece]
  if (tail.length !== 3 || piece.startsWith('0')) return [decimal]
  if (language === undefined) return [grouped, decimal]
  return (last === ',') === DECIMAL_COMMA.test(language) ? [decimal] : [grouped]
}

/** Without leading zeros and without zeros after the decimal point; digits are never rounded. */
function plainNumber(digits: string): string {
  const [whole = '', decimals = ''] = digits.split('.')
  const tail = decimals.replace(/0+$/, '')
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (tail === '' ? '' : `.${tail}`)
}

function scaled(value: string, multiple: number): string {
  if (multiple === 1) return value
  const [whole = '', decimals = ''] = value.split('.')
  const zeros = Math.round(Math.log10(multiple))
  const shifted = decimals.padEnd(zeros, '0')
  return plainNumber(`${whole}${shifted.slice(0, zeros)}.${shifted.slice(zeros)}`)
}

function hanFacts(text: string): NumberFact[] {
  return hanNumbersOf(text).map(({ start, end, value }) => ({
    text: text.slice(start, end),
    start,
    end,
    values: [String(value)],
  }))
}

function wordFacts(text: string, language?: string): NumberFact[] {
  const words = [...text.matchAll(WORD)]
  const facts: NumberFact[] = []
  for (let at = 0; at < words.length; ) {
    const run = connected(text, words, at)
    const found = fractionOrOrdinal(run) ?? secondOf(text, run, words[at]) ?? numberInWords(run, language)
    const [first, last] = [words[at], words[at + (found?.count ?? 1) - 1]]
    if (found !== undefined && first !== undefined && last !== undefined) {
      const [start, end] = [first.index, last.index + last[0].length]
      const value = plainNumber(String(found.value))
      const values = [isMinus(text, start) ? `-${value}` : value]
      facts.push({ text: text.slice(start, end), start, end, values })
    }
    at += found?.count ?? 1
  }
  return facts
}

/** "The second day" is the day 2; "a second", "one second" and "ten seconds" are the unit. */
function secondOf(text: string, run: readonly string[], { 0: word, index } = { 0: '', index: 0 }) {
  const next = run[1]?.toLowerCase() ?? ''
  const isOrdinal = /(?<!\p{L})the\s$/iu.test(text.slice(Math.max(0, index - 5), index))
  if (word.toLowerCase() !== 'second' || !isOrdinal || !/^\p{L}{3,}$/u.test(next) || NOT_COUNTED.test(next))
    return undefined
  return { value: '2', count: 1 }
}

const NOT_COUNTED = /^(?:after|and|before|for|from|hand|that|the|when|which|with|world)$/

/** The words from `at` on with nothing but a blank or hyphen between them. */
function connected(text: string, words: readonly RegExpExecArray[], at: number): string[] {
  const run: string[] = []
  let end: number | undefined
  for (const word of words.slice(at, at + 12)) {
    if (end !== undefined && !/^[\s-]$/.test(text.slice(end, word.index))) break
    run.push(word[0])
    end = word.index + word[0].length
  }
  return run
}

const ZERO = /\p{Nd}/gu

/** Digits of any script as 0 to 9: each script's ten lie in one row that begins at a multiple of its zero. */
function asciiDigits(text: string): string {
  return text.replace(ZERO, (digit) => {
    const code = digit.codePointAt(0) as number
    let zero = code
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(code - zero)
  })
}
