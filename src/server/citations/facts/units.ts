/** Spellings of one unit, in the languages we know; units are compared by their row. */
const UNITS: readonly string[] = [
  '%|％|٪|percent|per cent|prozent|pour cent|por ciento|por cento|per cento|percento|procent|v. h.|процент|процента|процентов',
  '‰|permille|promille',
  'percentage point|pp|points de pourcentage|point de pourcentage|puntos porcentuales|punto porcentual|punti percentuali|punto percentuale|pontos percentuais|ponto percentual|procentpunt|procentpunten|процентных пунктов|процентных пункта|个百分点|百分点|ポイント|percentage points|prozentpunkt|prozentpunkte|prozentpunkten',
  'basis point|basis points|bp|bps|basispunkte',
  '€|евро|欧元|ユーロ|eur|euro|euros',
  '$|us dollar|us dollars|dólar|dólares|dollaro|доллар|доллара|долларов|美元|ドル|米ドル|usd|us$|dollar|dollars|dollari',
  '£|gbp|pound sterling|pounds sterling|pound|pounds',
  '¥|円|日元|jpy|yen',
  'chf|swiss francs|swiss franc|schweizer franken|francs|franken|franchi',
  'cad|c$|ca$|canadian dollar|canadian dollars',
  'aud|a$|au$|australian dollar|australian dollars',
  'nzd|nz$',
  'hkd|hk$|hong kong dollars',
  'square foot|square feet|sq ft|sqft',
  'square mile|square miles',
  '₹|inr|rupees',
  '₽|руб|рубль|рубля|рублей|rub|rubles',
  'cny|元|人民币|rmb|yuan',
  'second|秒|seconds|sec|s|sekunde|sekunden|seconde|secondes|segundo|segundos|secondo|secondi|seconden',
  'minute|分钟|минута|минуты|минут|minutes|min|minuten|minuto|minutos|minuti|minuut',
  'hour|小时|時間|час|часа|часов|hours|h|stunde|stunden|heure|heures|hora|horas|ora|ore|uur|uren',
  'day|天|日|день|дня|дней|giorno|journée|days|tag|tage|tagen|jour|jours|día|días|giorni|dia|dias|dag|dagen',
  'week|周|週間|неделя|недели|недель|weken|weeks|woche|wochen|semaine|semaines|semana|semanas|settimana|settimane',
  'month|个月|個月|か月|ヶ月|месяц|месяца|месяцев|months|monat|monate|monaten|mois|mes|meses|mese|mesi|mês|maand|maanden',
  'quarter|quarters|quartal|quartale',
  'year|年|год|года|лет|years|jahr|jahre|jahren|an|ans|année|années|año|años|anno|anni|ano|anos|jaar|jaren',
  'decade|decades',
  'century|centuries',
  'mm|millimetre|millimetres|millimeter|millimeters',
  'cm|centimetre|centimetres|centimeter|centimeters|zentimeter',
  'm|米|м|метр|метра|метров|metre|metres|meter|meters|mètre|mètres|metro|metros|metri',
  'km|公里|キロメートル|км|километр|километра|километров|kilometri|kilometre|kilometres|kilometer|kilometers|kilomètres|kilómetros|chilometri|quilômetros',
  'mile|英里|meile|meilen|milles|millas|miglia|milhas|mijl|мили|миль|miles|mi',
  'foot|feet|ft',
  'inch|inches|in.',
  'yard|yards|yd',
  'm²|qm|sq m|square metre|mètres carrés|metros cuadrados|metri quadrati|metros quadrados|vierkante meter|м²|平方米|平方メートル|квадратных метров|m2|sqm|square metres|square meter|square meters|quadratmeter',
  'm³|m3|cubic metres|cubic meters|kubikmeter',
  'km²|quadratkilometer|平方公里|km2|square kilometres|square kilometers',
  'hectare|hectares|ha|hektar',
  'acre|英亩|acres',
  'mg|milligram|milligrams|milligramm',
  'µg|μg|mcg|microgram|micrograms|mikrogramm',
  'ng|nanogram|nanograms',
  'µm|μm|micrometre|micrometres|micrometer|micrometers',
  'nm|nanometre|nanometres|nanometer|nanometers',
  'µl|μl|microlitre|microlitres|microliter|microliters',
  'kcal',
  'kj',
  'g|gram|grams|gramme|grammes|gramm',
  'kg|公斤|кг|kilogram|kilograms|kilogramm|kilo|kilos',
  't|tonne|tonnes|tonnen',
  'ton|tons',
  'lb|lbs',
  'oz|ounce|ounces',
  'ml|millilitre|millilitres|milliliter|milliliters',
  'l|litre|litres|liter|liters',
  'gallon|gallons',
  '°c|℃|degrees celsius|grad celsius',
  '°f|℉|degrees fahrenheit',
  '°|degree|degrees|grad',
  'kelvin|kelvins',
  'kilobyte|kilobytes',
  'megabyte|megabytes',
  'gigabyte|gigabytes',
  'terabyte|terabytes',
  'kilobit|kilobits',
  'megabit|megabits',
  'gigabit|gigabits',
  'terabit|terabits',
  'bit|bits',
  'byte|bytes',
  'hz',
  'khz',
  'megahertz',
  'millihertz',
  'ghz',
  'w|watt|watts',
  'kw|kilowatt|kilowatts',
  'megawatt|megawatts',
  'milliwatt|milliwatts',
  'kwh',
  'megawatt hour|megawatt hours|megawattstunden',
  'milliwatt hour|milliwatt hours',
  'v|volt|volts',
  'kv|kilovolt|kilovolts',
  'megavolt|megavolts',
  'millivolt|millivolts',
  'pa|pascal|pascals',
  'hpa|hectopascal',
  'kpa|kilopascal|kilopascals',
  'megapascal|megapascals',
  'millipascal|millipascals',
  'gpa|gigapascal|gigapascals',
  'a|ampere|amperes|ampère|amps',
  'milliampere|milliamperes|milliamp|milliamps',
  'megaampere|megaamperes',
  'newton metre|newton metres|newton meter|newton meters',
  'nanomolar',
  'nautical mile|nautical miles|seemeilen',
  'megametre|megametres|megameter|megameters',
  'megagram|megagrams',
  'megalitre|megalitres|megaliter|megaliters',
  'megasecond|megaseconds',
  'millimolar',
  'molar',
  'joule|joules',
  'millijoule|millijoules',
  'megajoule|megajoules',
  'siemens',
  'tesla',
  'gauss',
  'ms|milliseconds|millisekunden',
  'km/h|kmh',
  'mph',
  'people|人|человек|persons|person',
  'page|pages|seite|seiten',
]

const ROWS = new Map(
  UNITS.flatMap((row, index) => row.split('|').map((spelling) => [spelling, index] as const)),
)
/**
 * Symbols that mean another unit in another case (SI Brochure, 9th edition, 2019, table 7; ISO/IEC 80000-13 for bits),
 * with the word for it. "KG" and "Km" are not among them: they mean nothing else.
 */
const CASED = new Map(
  Object.entries({
    ...{ mW: 'milliwatt', MW: 'megawatt', mWh: 'milliwatt hour', MWh: 'megawatt hour' },
    ...{ kb: 'kilobit', Kb: 'kilobit', kB: 'kilobyte', KB: 'kilobyte', Mb: 'megabit', MB: 'megabyte' },
    ...{ Gb: 'gigabit', GB: 'gigabyte', Tb: 'terabit', TB: 'terabyte' },
    ...{ m: 'metre', M: 'molar', mm: 'millimetre', MM: 'millimetre', Mm: 'megametre', mM: 'millimolar' },
    ...{ mg: 'milligram', MG: 'milligram', Mg: 'megagram', ms: 'milliseconds', Ms: 'megasecond' },
    ...{ ml: 'millilitre', mL: 'millilitre', ML: 'megalitre', mV: 'millivolt', MV: 'megavolt' },
    ...{ mHz: 'millihertz', MHz: 'megahertz', mPa: 'millipascal', MPa: 'megapascal' },
    ...{ mA: 'milliampere', MA: 'megaampere', mJ: 'millijoule', MJ: 'megajoule' },
    ...{ nm: 'nanometre', Nm: 'newton metre', NM: 'nautical mile', nM: 'nanomolar' },
    ...{ s: 'second', S: 'siemens', t: 'tonne', T: 'tesla', g: 'gram', G: 'gauss', K: 'kelvin', J: 'joule' },
  }),
)
const AMBIGUOUS = new Set([...CASED.keys()].map((symbol) => symbol.toLowerCase()))

/** The row of a spelling. A symbol in a case that doesn't tell which of two units is meant ("mw") is like none but itself. */
function rowOf(spelling: string): number | undefined {
  const small = spelling.toLowerCase().replace(/^° /, '°')
  const cased = CASED.get(spelling)
  if (cased !== undefined) return ROWS.get(cased)
  return AMBIGUOUS.has(small) && (ROWS.has(small) || spelling.length > 1) ? ownRow(spelling) : ROWS.get(small)
}

/** A number beyond the table's rows for each spelling of its own. */
function ownRow(spelling: string): number {
  return [...spelling].reduce((sum, sign) => sum * 0x10000 + (sign.codePointAt(0) ?? 0), UNITS.length)
}
/** Scripts that set no blanks: the unit is the longest beginning of what follows. */
const UNSPACED = /^[\p{Z}]?(?<run>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8})/u
const LONGEST = 3

export interface UnitFact {
  unit: number
  /** How far it reaches from the beginning of the text that it was looked for in; 0 for one before a number. */
  length: number
}

/** The unit that stands at the beginning of a text, longest spelling first. */
export function unitAt(text: string): UnitFact | undefined {
  const run = UNSPACED.exec(text)
  if (run !== null) return unspacedUnit(run[0], run.groups?.run ?? '')
  const lead =
    /^[\p{Z}\s-]?(?<word>%|％|٪|‰|°\p{Z}?[CF]?|℃|℉|\p{Sc}|[\p{L}\p{M}]+[²³]?(?:\/[\p{L}]+|\d(?!\d))?)/u.exec(
      text,
    )
  const first = lead?.groups?.word
  if (lead === null || first === undefined) return undefined
  const rest = text.slice(lead[0].length)
  const following = [...rest.matchAll(/\s([\p{L}]+)/gu)].slice(0, LONGEST - 1).map((match) => match[1] ?? '')
  for (let more = following.length; more >= 0; more -= 1) {
    const spelling = [first, ...following.slice(0, more)].join(' ')
    const unit = rowOf(spelling)
    if (unit !== undefined) return { unit, length: lead[0].length - first.length + spelling.length }
  }
  return undefined
}

function unspacedUnit(whole: string, run: string): UnitFact | undefined {
  for (let length = run.length; length > 0; length -= 1) {
    const unit = ROWS.get(run.slice(0, length))
    if (unit !== undefined) return { unit, length: whole.length - run.length + length }
  }
  return undefined
}

/** Between a number and its unit: "(30)", "calendar", "millions of". */
const BETWEEN =
  /^(?:\s?\(\p{N}+\)|[\s-](?:calendar|working|business|consecutive|full|whole|clear|banking|further|additional|more|successive|metric|approximately|aufeinanderfolgende[nr]?|volle[nr]?|weitere[nr]?|de|di|of|д[а-я]*|рабочих|календарных)(?=[\s-])|\s?d['’])/iu

/** The unit of the number that a text follows, past what may stand between the two. */
export function unitAfter(text: string): UnitFact | undefined {
  let skipped = 0
  for (let step = 0; step < 4; step += 1) {
    const unit = unitAt(text.slice(skipped))
    if (unit !== undefined) return { unit: unit.unit, length: skipped + unit.length }
    const between = BETWEEN.exec(text.slice(skipped))
    if (between === null) return undefined
    skipped += between[0].length
  }
  return undefined
}

const TIMES = new Set(
  ['minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century'].map((it) => ROWS.get(it)),
)

/** A unit of time that is nothing else: a second, like a quarter, is a place in a row as well. */
export function isTime(unit: number): boolean {
  return TIMES.has(unit)
}

/** True if a word spells a unit or currency, as "EUR". */
export function isUnit(word: string): boolean {
  return ROWS.has(word.toLowerCase()) || AMBIGUOUS.has(word.toLowerCase())
}

/** Per cent, per mille and their points: a number without them is another number. */
export function isShare(unit: number): boolean {
  return unit < 4
}

/** The currency that stands at the end of a text: "EUR", "US$", "€". */
export function unitBefore(text: string): UnitFact | undefined {
  const word = /((?:\b[A-Z]{1,2})?\p{Sc}|\b[A-Z]{3})\p{Z}?[-+\u2212]?$/u.exec(text)?.[1]
  const unit = word === undefined ? undefined : ROWS.get(word.toLowerCase())
  return unit === undefined ? undefined : { unit, length: 0 }
}
