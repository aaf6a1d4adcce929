/** Number words by language. English "one" is read inside compounds only: alone it is mostly a pronoun. */
const ENGLISH: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

/** Read only in texts of their language: "due", "once" and "elf" are words of others. */
const OTHERS: Record<string, Record<string, number>> = {
  de: tableOf(
    'zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1000',
  ),
  fr: tableOf(
    'deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 cent 100 mille 1000',
  ),
  es: tableOf(
    'dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 mil 1000',
  ),
  it: tableOf(
    'due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 quindici 15 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 cento 100 mille 1000',
  ),
  pt: tableOf(
    'dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 quinze 15 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem 100 mil 1000',
  ),
  nl: tableOf(
    'twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 vijftien 15 twintig 20 dertig 30 veertig 40 vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90 honderd 100 duizend 1000',
  ),
}

/** Words that multiply the number before them. German "Billion" is a million millions, hence apart. */
const MULTIPLES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
  trillion: 1e12,
  tausend: 1e3,
  millionen: 1e6,
  mio: 1e6,
  milliarde: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  billionen: 1e12,
  mille: 1e3,
  milliard: 1e9,
  milliards: 1e9,
  mil: 1e3,
  millón: 1e6,
  millones: 1e6,
  mila: 1e3,
  milione: 1e6,
  milioni: 1e6,
  miliardo: 1e9,
  miliardi: 1e9,
  milhão: 1e6,
  milhões: 1e6,
  bilhão: 1e9,
  bilhões: 1e9,
  duizend: 1e3,
  miljoen: 1e6,
  miljard: 1e9,
  bn: 1e9,
  mn: 1e6,
  k: 1e3,
}

export interface WordNumber {
  value: number
  /** How many of the words it takes. */
  count: number
}

export function multipleOf(word: string): number | undefined {
  return own(MULTIPLES, word.toLowerCase())
}

/** The number that words (without the blanks and hyphens between them) begin with, if any. */
export function numberInWords(words: readonly string[], language = ''): WordNumber | undefined {
  const value = own(OTHERS[language.slice(0, 2).toLowerCase()] ?? {}, words[0]?.toLowerCase() ?? '')
  return value === undefined ? englishNumber(words) : { value, count: 1 }
}

function englishNumber(words: readonly string[]): WordNumber | undefined {
  let total = 0
  let group = 0
  let count = 0
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]?.toLowerCase() ?? ''
    const digit = own(ENGLISH, word)
    const multiple = multipleOf(word)
    if (digit !== undefined && fits(group, digit, at)) group += digit
    else if (multiple === 100 && group > 0 && group < 100) group *= 100
    else if (multiple !== undefined && multiple > 100 && group > 0) {
      total += group * multiple
      group = 0
    } else if (
      word !== 'and' ||
      !(group >= 100 || total > 0) ||
      own(ENGLISH, words[at + 1]?.toLowerCase() ?? '') === undefined
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

function own(table: Record<string, number>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

function tableOf(pairs: string): Record<string, number> {
  return Object.fromEntries(
    pairs.split(' ').flatMap((word, at, all) => (at % 2 === 0 ? [[word, Number(all[at + 1])]] : [])),
  )
}
