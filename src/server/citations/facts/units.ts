/** Spellings of one unit, in the languages we know; units are compared by their row. */
const UNITS: readonly string[][] = [
  [
    '%',
    '％',
    '٪',
    'percent',
    'per cent',
    'prozent',
    'pour cent',
    'por ciento',
    'por cento',
    'per cento',
    'percento',
    'procent',
    'v. h.',
  ],
  ['‰', 'permille', 'promille'],
  ['percentage point', 'percentage points', 'prozentpunkt', 'prozentpunkte', 'prozentpunkten'],
  ['basis point', 'basis points', 'bp', 'bps', 'basispunkte'],
  ['€', 'eur', 'euro', 'euros'],
  ['$', 'usd', 'us$', 'dollar', 'dollars', 'dólares', 'dollari'],
  ['£', 'gbp', 'pound sterling', 'pounds sterling', 'pound', 'pounds'],
  ['¥', 'jpy', 'yen'],
  ['chf', 'francs', 'franken', 'franchi'],
  ['₹', 'inr', 'rupees'],
  ['₽', 'rub', 'rubles'],
  ['cny', 'rmb', 'yuan'],
  [
    'second',
    'seconds',
    'sec',
    's',
    'sekunde',
    'sekunden',
    'seconde',
    'secondes',
    'segundo',
    'segundos',
    'secondo',
    'secondi',
    'seconden',
  ],
  ['minute', 'minutes', 'min', 'minuten', 'minuto', 'minutos', 'minuti', 'minuut'],
  [
    'hour',
    'hours',
    'h',
    'stunde',
    'stunden',
    'heure',
    'heures',
    'hora',
    'horas',
    'ora',
    'ore',
    'uur',
    'uren',
  ],
  [
    'day',
    'days',
    'tag',
    'tage',
    'tagen',
    'jour',
    'jours',
    'día',
    'días',
    'giorno',
    'giorni',
    'dia',
    'dias',
    'dag',
    'dagen',
  ],
  [
    'week',
    'weeks',
    'woche',
    'wochen',
    'semaine',
    'semaines',
    'semana',
    'semanas',
    'settimana',
    'settimane',
    'weken',
  ],
  [
    'month',
    'months',
    'monat',
    'monate',
    'monaten',
    'mois',
    'mes',
    'meses',
    'mese',
    'mesi',
    'mês',
    'maand',
    'maanden',
  ],
  ['quarter', 'quarters', 'quartal', 'quartale'],
  [
    'year',
    'years',
    'jahr',
    'jahre',
    'jahren',
    'an',
    'ans',
    'année',
    'années',
    'año',
    'años',
    'anno',
    'anni',
    'ano',
    'anos',
    'jaar',
    'jaren',
  ],
  ['decade', 'decades'],
  ['century', 'centuries'],
  ['mm', 'millimetre', 'millimetres', 'millimeter', 'millimeters'],
  ['cm', 'centimetre', 'centimetres', 'centimeter', 'centimeters', 'zentimeter'],
  ['m', 'metre', 'metres', 'meter', 'meters', 'mètre', 'mètres', 'metro', 'metros', 'metri'],
  [
    'km',
    'kilometre',
    'kilometres',
    'kilometer',
    'kilometers',
    'kilomètres',
    'kilómetros',
    'chilometri',
    'quilômetros',
  ],
  ['mile', 'miles', 'mi'],
  ['foot', 'feet', 'ft'],
  ['inch', 'inches', 'in.'],
  ['yard', 'yards', 'yd'],
  ['m²', 'm2', 'sqm', 'square metre', 'square metres', 'square meter', 'square meters', 'quadratmeter'],
  ['m³', 'm3', 'cubic metres', 'cubic meters', 'kubikmeter'],
  ['km²', 'km2', 'square kilometres', 'square kilometers'],
  ['hectare', 'hectares', 'ha', 'hektar'],
  ['acre', 'acres'],
  ['mg', 'milligram', 'milligrams', 'milligramm'],
  ['g', 'gram', 'grams', 'gramme', 'grammes', 'gramm'],
  ['kg', 'kilogram', 'kilograms', 'kilogramm', 'kilo', 'kilos'],
  ['t', 'tonne', 'tonnes', 'tonnen'],
  ['ton', 'tons'],
  ['lb', 'lbs'],
  ['oz', 'ounce', 'ounces'],
  ['ml', 'millilitre', 'millilitres', 'milliliter', 'milliliters'],
  ['l', 'litre', 'litres', 'liter', 'liters'],
  ['gallon', 'gallons'],
  ['°c', '℃', 'degrees celsius', 'grad celsius'],
  ['°f', '℉', 'degrees fahrenheit'],
  ['°', 'degree', 'degrees', 'grad'],
  ['kelvin'],
  ['kb', 'kilobytes'],
  ['mb', 'megabyte', 'megabytes'],
  ['gb', 'gigabyte', 'gigabytes'],
  ['tb', 'terabyte', 'terabytes'],
  ['bit', 'bits'],
  ['byte', 'bytes'],
  ['hz'],
  ['khz'],
  ['mhz'],
  ['ghz'],
  ['w', 'watt', 'watts'],
  ['kw', 'kilowatt', 'kilowatts'],
  ['mw', 'megawatt', 'megawatts'],
  ['kwh'],
  ['mwh'],
  ['v', 'volt', 'volts'],
  ['ms', 'milliseconds', 'millisekunden'],
  ['km/h', 'kmh'],
  ['mph'],
  ['people', 'persons', 'person'],
  ['page', 'pages', 'seite', 'seiten'],
]

const ROWS = new Map(UNITS.flatMap((row, index) => row.map((spelling) => [spelling, index] as const)))
const LONGEST = 3

export interface UnitFact {
  unit: number
  /** How far it reaches from the beginning of the text that it was looked for in; 0 for one before a number. */
  length: number
}

/** The unit that stands at the beginning of a text, longest spelling first. */
export function unitAt(text: string): UnitFact | undefined {
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
    const unit = ROWS.get(spelling.toLowerCase().replace(/^° /, '°'))
    if (unit !== undefined) return { unit, length: lead[0].length - first.length + spelling.length }
  }
  return undefined
}

/** The currency that stands at the end of a text: "EUR", "US$", "€". */
export function unitBefore(text: string): UnitFact | undefined {
  const word = /(\p{Sc}|\b[A-Z]{3})\p{Z}?[-+\u2212]?$/u.exec(text)?.[1]
  const unit = word === undefined ? undefined : ROWS.get(word.toLowerCase())
  return unit === undefined ? undefined : { unit, length: 0 }
}
