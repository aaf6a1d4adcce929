import { plainWord } from './spelled.ts'

/** Words that multiply the number before them, without accents. */
const MULTIPLES: Record<string, number> = tableOf({
  12: 'dozen dutzend douzaine docena dozzina duzia dozijn',
  1e2: 'hundred',
  1e3: 'thousand tausend tsd mille mila mil duizend k тысяча тысячи тысяч тыс',
  1e5: 'lakh lakhs lac lacs',
  1e6: 'million millions millionen mio mn mln millon millones milione milioni milhao milhoes miljoen миллион миллиона миллионов млн',
  1e7: 'crore crores',
  1e9: 'billion billions bn milliarde milliarden mrd milliard milliards miliardo miliardi mld md bilhao bilhoes miljard миллиард миллиарда миллиардов млрд',
  1e12: 'trillion trillions billionen billones billon biljoen bilione bilioni trilhao trilhoes триллион триллиона триллионов трлн',
})

/** In these languages "billion" is a million millions. */
const LONG_SCALE = /^(?:de|fr|nl|it|es)\b/
const ABBREVIATED = /^(?:mio|mrd|tsd|mln|mld|mn|bn|млн|млрд|тыс|трлн)$/
const HAN: Record<string, number> = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  兆: 1e12,
}

/** What a word multiplies by, if it does; `language` tells a German "Billion" from an English one. */
export function multipleOf(word: string, language = ''): number | undefined {
  const plain = plainWord(word)
  if (LONG_SCALE.test(language) && /^billions?$/.test(plain)) return 1e12
  return Object.hasOwn(MULTIPLES, plain) ? MULTIPLES[plain] : undefined
}

export interface Multiple {
  value: number
  end: number
}

/** All words that multiply the number ending at `end`: "5 mil millones", "5 Mio.", "5万", "$5m" if it is money. */
export function multipleAfter(
  text: string,
  end: number,
  language: string | undefined,
  isMoney: boolean,
): Multiple | undefined {
  let found: Multiple | undefined
  for (let at = end; ; at = found.end) {
    const next = oneMultiple(text, at, language, isMoney)
    if (next === undefined) return found
    found = { value: (found?.value ?? 1) * next.value, end: next.end }
  }
}

function oneMultiple(
  text: string,
  end: number,
  language: string | undefined,
  isMoney: boolean,
): Multiple | undefined {
  const after = text.slice(end, end + 24)
  const han = HAN[after[0] ?? '']
  if (han !== undefined) return { value: han, end: end + 1 }
  const [whole, word] = /^[\p{Z}-]?([\p{L}\p{M}]+)/u.exec(after) ?? []
  if (whole === undefined || word === undefined) return undefined
  const rest = after.slice(whole.length)
  const isMillions = /^[mM]$/.test(word) && (isMoney || (word === 'M' && /^\p{Z}?\p{Sc}/u.test(rest)))
  const value = isMillions ? 1e6 : multipleOf(word, language)
  const dot = rest.startsWith('.') && ABBREVIATED.test(plainWord(word)) ? 1 : 0
  return value === undefined ? undefined : { value, end: end + whole.length + dot }
}

function tableOf(rows: Record<number, string>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([value, words]) => words.split(' ').map((word) => [word, Number(value)])),
  )
}
