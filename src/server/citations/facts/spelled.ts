/**
 * How each language spells the numbers below a thousand: every usual spelling of each, in small letters without
 * accents, ß as ss, the words set apart by one blank.
 */
type Speller = (number: number) => string[]

const list = (words: string) => words.split(' ')

const DE = list(
  'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
)
const DE_TENS = list('zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig')
const NL = list(
  'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
)
const NL_TENS = list('twintig dertig veertig vijftig zestig zeventig tachtig negentig')
const IT = list(
  'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
)
const IT_TENS = list('venti trenta quaranta cinquanta sessanta settanta ottanta novanta')
const FR = list(
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix+sept dix+huit dix+neuf',
)
const FR_TENS = list('vingt trente quarante cinquante soixante')
const ES = list(
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
)
const ES_TENS = list('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa')
const ES_HUNDREDS = list(
  'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
)
const PT = list(
  'zero um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove',
)
const PT_TENS = list('vinte trinta quarenta cinquenta sessenta setenta oitenta noventa')
const PT_HUNDREDS = list(
  'cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos',
)
const PT_VARIANTS: Record<number, string[]> = {
  2: ['duas'],
  14: ['catorze'],
  16: ['dezasseis'],
  17: ['dezassete'],
  19: ['dezanove'],
}
const RU = list(
  'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
)
const RU_TENS = list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто')
const RU_HUNDREDS = list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот')
const RU_GENITIVES: Record<string, string> = {
  два: 'двух',
  три: 'трех',
  четыре: 'четырех',
  восемь: 'восьми',
  сорок: 'сорока',
  девяносто: 'девяноста',
  пятьдесят: 'пятидесяти',
  шестьдесят: 'шестидесяти',
  семьдесят: 'семидесяти',
  восемьдесят: 'восьмидесяти',
  сто: 'ста',
}

/** "fünfundzwanzig", "vijfentwintig": ones, "and", tens, in one word. */
function onesFirst(small: readonly string[], tens: readonly string[], and: string, hundred: string): Speller {
  const one = (number: number) => (number === 1 ? 'ein' : (small[number] ?? ''))
  const below100 = (number: number): string =>
    number < 20
      ? (small[number] ?? '')
      : `${number % 10 === 0 ? '' : one(number % 10).replace(/^ein$/, and === 'en' ? 'een' : 'ein') + and}${tens[Math.floor(number / 10) - 2]}`
  return (number) => {
    const [hundreds, rest] = [Math.floor(number / 100), number % 100]
    if (hundreds === 0) return [below100(rest)]
    const heads = hundreds === 1 ? [hundred, one(1) + hundred] : [one(hundreds) + hundred]
    return heads.flatMap((head) =>
      rest === 0 ? [head] : [head + below100(rest), head + and + below100(rest)],
    )
  }
}

const italian: Speller = (number) => {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const ten = IT_TENS[Math.floor(rest / 10) - 2] ?? ''
  const digit = rest % 10
  const elided = digit === 1 || digit === 8 ? ten.slice(0, -1) : ten
  const tails = rest < 20 ? [IT[rest] ?? ''] : digit === 0 ? [ten] : [elided + IT[digit]]
  if (hundreds === 0) return digit === 1 && rest > 20 ? [...tails, `${elided}un`] : tails
  const head = hundreds === 1 ? 'cento' : `${IT[hundreds]}cento`
  if (rest === 0) return [head]
  return tails.flatMap((tail) => [head + tail, ...(tail.startsWith('o') ? [head.slice(0, -1) + tail] : [])])
}

function french(number: number): string[] {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  if (hundreds > 0) {
    const head = hundreds === 1 ? 'cent' : `${FR[hundreds]} cent`
    if (rest === 0) return hundreds === 1 ? [head] : [head, `${head}s`]
    return french(rest).map((tail) => `${head} ${tail}`)
  }
  const small = (one: number) => (FR[one] ?? '').replace('+', ' ')
  if (rest < 20) return [small(rest)]
  const ten = Math.floor(rest / 10)
  const digit = rest % 10
  const plain = (name: string) =>
    digit === 0 ? [name] : digit === 1 ? [`${name} et un`, `${name} et une`] : [`${name} ${small(digit)}`]
  if (ten < 7) return plain(FR_TENS[ten - 2] ?? '')
  if (ten === 7) return [...plain('septante'), `soixante ${digit === 1 ? 'et ' : ''}${small(10 + digit)}`]
  if (ten === 8)
    return [...plain('huitante'), ...(digit === 0 ? ['quatre vingts'] : []), `quatre vingt ${small(digit)}`]
  return [...plain('nonante'), `quatre vingt ${small(10 + digit)}`]
}

function spanish(number: number): string[] {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  if (hundreds > 0) {
    const name = ES_HUNDREDS[hundreds - 1] ?? ''
    const heads = hundreds === 1 ? [name] : [name, name.replace(/os$/, 'as')]
    if (rest === 0) return hundreds === 1 ? ['cien', name] : heads
    return heads.flatMap((head) => spanish(rest).map((tail) => `${head} ${tail}`))
  }
  const digit = rest % 10
  const ones = digit === 1 && rest !== 11 ? ['uno', 'un', 'una'] : [ES[digit] ?? '']
  if (rest < 20) return rest === 1 ? ones : [ES[rest] ?? '']
  const ten = ES_TENS[Math.floor(rest / 10) - 2] ?? ''
  if (digit === 0) return [ten]
  return ones.map((one) => (rest < 30 ? `veinti${one}` : `${ten} y ${one}`))
}

function portuguese(number: number): string[] {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  if (hundreds > 0) {
    const name = PT_HUNDREDS[hundreds - 1] ?? ''
    const heads = hundreds === 1 ? [name] : [name, name.replace(/os$/, 'as')]
    if (rest === 0) return hundreds === 1 ? ['cem'] : heads
    return heads.flatMap((head) => portuguese(rest).map((tail) => `${head} e ${tail}`))
  }
  const small = (one: number) => [PT[one] ?? '', ...(PT_VARIANTS[one] ?? []), ...(one === 1 ? ['uma'] : [])]
  if (rest < 20) return small(rest)
  const ten = PT_TENS[Math.floor(rest / 10) - 2] ?? ''
  return rest % 10 === 0 ? [ten] : small(rest % 10).map((one) => `${ten} e ${one}`)
}

/** In the nominative and the genitive. */
const russian: Speller = (number) => {
  const [hundreds, rest] = [Math.floor(number / 100), number % 100]
  const words = [
    RU_HUNDREDS[hundreds - 1],
    ...(rest < 20 ? [rest === 0 ? undefined : RU[rest]] : [RU_TENS[Math.floor(rest / 10) - 2]]),
    rest > 20 && rest % 10 > 0 ? RU[rest % 10] : undefined,
  ].filter((word) => word !== undefined)
  const genitive = (word: string) => RU_GENITIVES[word] ?? word.replace(/ь$/, 'и')
  return [words.join(' '), words.map(genitive).join(' '), words.join(' ').replace(/два$/, 'две')]
}

const SPELLERS: Record<string, Speller> = {
  de: onesFirst(DE, DE_TENS, 'und', 'hundert'),
  nl: onesFirst(NL, NL_TENS, 'en', 'honderd'),
  it: italian,
  fr: french,
  es: spanish,
  pt: portuguese,
  ru: russian,
}

const built = new Map<string, Map<string, number>>()

/** The numbers from 1 to 999 by their spellings, for a language that we know (two letters). */
export function spellings(language: string): ReadonlyMap<string, number> | undefined {
  const speller = Object.hasOwn(SPELLERS, language) ? SPELLERS[language] : undefined
  if (speller === undefined) return undefined
  const known = built.get(language)
  if (known !== undefined) return known
  const table = new Map<string, number>()
  for (let number = 1; number < 1000; number += 1)
    for (const spelling of speller(number)) table.set(spelling, number)
  built.set(language, table)
  return table
}

/** A word as the tables spell it: small, without accents, ß as ss. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFC')
}
