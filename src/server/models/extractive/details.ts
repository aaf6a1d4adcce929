import type { Language } from './language.ts'
import { isUnspaced } from './words.ts'

const UNITS = `(?:%|‰|percent|per cent|prozent|pour cent|por ciento|million|billion|thousand|trillion|millionen|milliarden?|millones|euros?|dollars?|pounds|cents?|usd|eur|gbp|chf|km|cm|mm|kg|m²|m2|sq(?:uare)? (?:ft|feet|met)|kw|mhz|ghz|mb|gb|kb|ms|元|万|亿|美元|[万億]?円|[만억]?원|руб|рубл(?:ь|я|ей)|평)`
const AMOUNT = new RegExp(
  String.raw`(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY|RMB))\s?\d|\d[\d.,\s]*\s?(?:[$€£¥₹]|${UNITS}(?![\p{L}]))|\b\d+(?:\.\d+)?x\b|百分之`,
  'iu',
)
const NUMBER =
  /(?<![\p{L}\d.,-])\d[\d.,]*(?![\p{L}\d])|[零一二三四五六七八九十百千万]+[个名台项人次家]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|zwei|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)?zehn|\p{L}*(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|dreißig|hundert|tausend|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|cent|mille|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|cien|mil)\b/iu
const NUMERIC_DATE =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}\b|\d{4}年|\d{1,2}月\d{1,2}日/u
const TIME =
  /\b\d{1,2}:\d{2}\b|\b\d{1,2} ?(?:a\.?m\.?|p\.?m\.?|o['’]clock|Uhr|h)(?!\p{L})|[\d一二三四五六七八九十]+点/iu
const YEAR = /(?<!ISSN |ISSN: )(?<![\d.,$€£-])(?:1[5-9]|20)\d{2}(?![\d.,]*\d|\s*(?:pages|%))/u
const DURATION =
  /(?:\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety|ein(?:en|em|er)?|zwei|drei|vier|sechs|zwölf|un|deux|trois|six|dos|tres|seis)\b)(?:\)|\s|-)*(?:(?:business|calendar|working) )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|années?|días?|semanas?|meses|mes|años?)(?!\p{L})|[\d一二三四五六七八九十]+(?:个月|天|年|日|小时)/iu
const TITLE =
  /\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|Judge|Justice|Senator|President|Herrn?|Frau|Sir|Lord|Madame|Monsieur|Señora?|Sr|Sra)\.? \p{Lu}/u
const ORGANISATION =
  /\p{Lu}[\p{L}&.-]+(?: \p{Lu}[\p{L}&.-]+)*,? (?:Inc|Ltd|LLC|Corp(?:oration)?|Co|Company|GmbH|AG|KG|S\.A|SARL|University|Institute|Association|Court|Foundation|Ministry|Committee|Bank|Group|Agency|Department|Laborator(?:y|ies))\b|\b(?:University|Institute|Ministry|Department|Bank|Court|Universität|Université|Universidad) (?:of |de |für )?\p{Lu}|公司|大学|银行|委员会|先生|女士/u
const NAME =
  /(?<=[\p{Ll},;] )(?<!\b[Tt]he )(?:\p{Lu}[\p{Ll}’'-]+|\p{Lu}\.)(?: (?:\p{Lu}\.|van|von|de|der|of))* \p{Lu}[\p{L}’'-]+/gu
const APPOSITION =
  /\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+,? (?:an?|the \p{L}+(?: \p{L}+)? (?:of|at)) \p{Ll}|\((?:the )?[“"„]\p{Lu}\p{L}+[”"“]\)/u
/** Words that only duties are stated with. */
const DUTY =
  /\b(?:shall(?: not)?|(?:is|are|be) (?:required|obliged|obligated|entitled|prohibited|responsible|liable)|agrees? (?:not )?to|undertakes? to|(?:is|are) not (?:permitted|allowed)|verpflichtet|ist berechtigt|zu (?:zahlen|leisten|entrichten)|haftet|s['’]engage|est tenue?|obligatoire|interdit|se obliga|está obligad[oa]|prohibido)(?!\p{L})|应当|不得|有义务|应在/iu
/** Words that state duties in a contract, and mere necessity elsewhere: "there must be a list". */
const NECESSITY =
  /\b(?:must(?: not)?|may not|(?:has|have) to (?=pay|give|deliver|notify|provide|return|keep)|muss|müssen|darf (?:nicht|kein)|dürfen (?:nicht|kein)|hat [^.]{0,60} zu \p{L}+en|doit|doivent|deberán?|debe|deben)(?!\p{L})|必须/iu

export function hasAmount(text: string): boolean {
  return AMOUNT.test(text)
}

const MONEY =
  /(?:[$€£¥₹]|(?<!\p{L})(?:usd|eur|gbp|chf|cad|aud|jpy|rmb))\s?\d|\d\s?[$€£¥₹]|\d[\d.,]*\s?(?:(?:thousand|million|billion)\s)?(?:dollars?|euros?|pounds|cents?|usd|eur|gbp|chf|francs?|rupees?|kr|kč|zł|[万亿]?元|руб|рубл(?:ь|я|ей))(?!\p{L})|\d[\d.,]*[万億만억]?(?:円|원)|\p{L} (?:euros|dollars|francs)(?!\p{L})|\b(?:free of charge|gratis|kostenlos|kostenfrei|gebührenfrei|gratuite?|gratuito)(?!\p{L})/iu

export function hasMoney(text: string): boolean {
  return MONEY.test(text)
}

export function hasNumber(text: string): boolean {
  return NUMBER.test(text) || AMOUNT.test(text)
}

/** A day, a month with its day or year, or a year. */
export function hasDate(text: string, words: string[], language: Language): boolean {
  if (NUMERIC_DATE.test(text) || YEAR.test(text)) return true
  return words.some((word, at) => {
    if (!/^\p{Lu}/u.test(word) && language.code === 'en') return false
    if (!language.months.has(word.toLowerCase())) return false
    return /^\d/.test(words[at - 1] ?? '') || /^\d/.test(words[at + 1] ?? '')
  })
}

export function hasDuration(text: string): boolean {
  return DURATION.test(text)
}

export function statesDuty(text: string): boolean {
  return DUTY.test(text)
}

export function statesNecessity(text: string): boolean {
  return NECESSITY.test(text)
}

/** Names of people and bodies, as far as their form tells: titles, legal forms, runs of capitalised words. */
export function namesIn(text: string, language: Language): string[] {
  const names = language.code === 'de' ? [] : [...text.matchAll(NAME)].map(([name]) => name)
  const start = /^\p{Lu}\p{Ll}+ (?:\p{Lu}\. )?\p{Lu}\p{Ll}+/u.exec(text)?.[0]
  if (start && language.code !== 'de' && !language.stop.has(/^\p{L}+/u.exec(start)?.[0].toLowerCase() ?? ''))
    names.push(start)
  return names
}

/** How surely a sentence names someone: 1 for titles, legal forms and "Name, a …", less for capitals alone. */
export function nameStrength(text: string, language: Language): number {
  if (TITLE.test(text) || ORGANISATION.test(text) || APPOSITION.test(text)) return 1
  return namesIn(text, language).length > 0 ? 0.5 : 0
}

export function hasTime(text: string): boolean {
  return TIME.test(text)
}

/** In a script without capitals nothing speaks against a name. */
export function hasName(text: string, language: Language): boolean {
  if (nameStrength(text, language) > 0) return true
  if (isUnspaced(text)) return true
  const inner = text.match(/(?<=[\p{Ll},;:] )["“(]?\p{Lu}\p{L}+/gu) ?? []
  return language.code === 'de' ? inner.length > 1 : inner.length > 0
}

export function hasPlace(text: string): boolean {
  return (
    isUnspaced(text) ||
    /\b(?:in|at|near|from|to|of|on|im|aus|nach|bei|am|à|au|en|dans|desde)\b (?:the |der |den |la |le |el )?["“(]?(?:\p{Lu}\p{L}+|\d+)/u.test(
      text,
    )
  )
}
