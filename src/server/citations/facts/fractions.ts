import { plainWord } from './spelled.ts'

/** Fractions and ordinals in words, without accents; ordinals count as their number: "third" is 3. */
const FRACTIONS: Record<string, RegExp> = {
  '1/2': /^(?:half|halb\p{L}*|halfte|moitie|demi|mitad|meta|metade|helft)$/u,
  '3/2': /^(?:anderthalb|eineinhalb|anderhalve?)$/,
}
const PARTS: readonly [number, RegExp][] = [
  [3, /^(?:thirds?|drittel|tiers|tercios?|terz[oi]|tercos?|derde)$/],
  [4, /^(?:quarters|viertel|quarts?|cuartos?|quart[oi]s?|kwart)$/],
  [5, /^(?:fifths?|funftel|cinquiemes?|quint[oi]s?|vijfde)$/],
  [10, /^(?:tenths?|zehntel|dixiemes?|decim[oi]s?|tiende)$/],
]
const COUNTS: Record<string, number> = tableOf(
  'a 1 one 1 two 2 three 3 four 4 ein 1 zwei 2 drei 3 vier 4 un 1 deux 2 trois 3 quatre 4 dos 2 tres 3 cuatro 4 due 2 tre 3 quattro 4 um 1 dois 2 quatro 4 een 1 twee 2 drie 3',
)
const ORDINALS = tableOf(
  'first 1 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 twelfth 12 ' +
    'erste 1 zweite 2 dritte 3 vierte 4 funfte 5 sechste 6 siebte 7 achte 8 neunte 9 zehnte 10 elfte 11 zwolfte 12 ' +
    'premier 1 premiere 1 deuxieme 2 troisieme 3 quatrieme 4 cinquieme 5 sixieme 6 septieme 7 huitieme 8 neuvieme 9 dixieme 10 ' +
    'primer 1 primero 1 primera 1 segundo 2 tercer 3 tercero 3 tercera 3 cuarto 4 cuarta 4 quinto 5 quinta 5 sexto 6 ' +
    'primo 1 secondo 2 terzo 3 terza 3 quarto 4 quarta 4 primeiro 1 primeira 1 segunda 2 terceiro 3 terceira 3 ' +
    'eerste 1 tweede 2 derde 3 vierde 4 vijfde 5 zesde 6 zevende 7',
)
/** "Third parties" and the like are nobody's third. */
const IDIOM = /^(?:part(?:y|ies)|person\p{L}*|of|parti|parte)$/u

export interface PartFact {
  value: string
  count: number
}

/** A fraction ("two thirds", "half") or an ordinal ("third") that words begin with. */
export function fractionOrOrdinal(words: readonly string[]): PartFact | undefined {
  const [first = '', second = ''] = words.map(plainWord)
  const count = COUNTS[first]
  const part = PARTS.find(([, form]) =>
    form.test(second === 'quarter' && words[2] === 'of' ? 'quarters' : second),
  )
  if (
    Object.hasOwn(COUNTS, first) &&
    count !== undefined &&
    part !== undefined &&
    !/^part(?:y|ies)$/.test(words[2] ?? '')
  )
    return { value: String(count / part[0]), count: 2 }
  const whole = Object.entries(FRACTIONS).find(([, form]) => form.test(first))?.[0]
  if (whole !== undefined) return { value: whole === '1/2' ? '0.5' : '1.5', count: 1 }
  const stem = first.replace(/(?<=^(?:\p{L}{3,})te)[nrsm]$/u, '')
  const isParty = /^(?:Dritte|Derde)/.test(words[0] ?? '') || IDIOM.test(second)
  const ordinal = Object.hasOwn(ORDINALS, stem) && !isParty ? ORDINALS[stem] : undefined
  return ordinal === undefined ? undefined : { value: String(ordinal), count: 1 }
}

function tableOf(pairs: string): Record<string, number> {
  const words = pairs.split(' ')
  return Object.fromEntries(
    words.flatMap((word, at) => (at % 2 === 0 ? [[word, Number(words[at + 1])] as const] : [])),
  )
}
