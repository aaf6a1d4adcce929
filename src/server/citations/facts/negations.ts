const WORDS: Record<string, string> = {
  en:
    "not|no|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|\\p{L}+n't|hardly|barely|scarcely|seldom|rarely|" +
    'fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|ceas(?:e|es|ed) to|far from',
  de: 'nicht|nichts|kein|keine|keinen|keinem|keiner|keines|keinesfalls|keineswegs|keinerlei|mitnichten|kaum|nie|niemals|niemand|niemanden|weder|ohne|nirgends',
  fr: "ne|n'|pas|jamais|aucun|aucune|sans|ni|non|rien|personne|guère|nullement|nulle",
  es: 'no|nunca|jamás|ningún|ninguno|ninguna|sin|ni|nadie|nada|tampoco',
  it: 'non|no|mai|nessun|nessuno|nessuna|senza|né|niente|nulla|neanche|neppure|nemmeno',
  pt: 'não|nunca|jamais|nenhum|nenhuma|sem|nem|ninguém|nada|tampouco',
  nl: 'niet|geen|nooit|niemand|niets|nergens|zonder|noch|nauwelijks|geenszins',
  ru: 'не|нет|ни|никогда|никто|ничего|без|нельзя',
  uk: 'не|ні|ніхто|ніколи|нічого|без|немає|нема',
  tr: 'değil\\p{L}*|yok|yoktur|hiçbir\\p{L}*|asla|\\p{L}{2,}[ae]m[ae]z(?:l[ae]r)?|\\p{L}+m[ae](?:z|zlar|zler|dı|di|mıştır|miştir|yacaktır|yecektir)',
  pl: 'nie|nigdy|nikt|nic|bez|żaden|żadna|żadne|żadnego',
  cs: 'ne|není|nejsou|nikdy|nikdo|nic|bez|žádn\\p{L}+',
  sk: 'nie|nikdy|nikto|nič|bez|žiadn\\p{L}+',
  sv: 'inte|ej|icke|aldrig|ingen|inget|inga|utan',
  da: 'ikke|aldrig|ingen|intet|uden',
  no: 'ikke|aldri|ingen|intet|uten',
  nb: 'ikke|aldri|ingen|intet|uten',
  fi: 'ei|en|et|emme|ette|eivät|eikä|älä|älköön|ilman',
  hu: 'nem|ne|nincs|sem|soha|senki|semmi|nélkül',
  ro: 'nu|niciun|nicio|niciodată|nimeni|nimic|fără',
  el: 'δεν|δε|μη|μην|κανείς|κανένας|καμία|κανένα|ποτέ|τίποτα|χωρίς|ούτε',
  ar: '[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|غير|بدون|دون)',
  fa: 'نه|نیست|نیستند|هیچ|بدون|ن(?:می|خواه)[\\p{L}\\p{M}\\u200c]*',
  he: '[ושהכ]?(?:לא|אין|אינו|אינה|אינם|אינן|בלי|ללא|בלתי|מעולם)',
  hi: 'नहीं|मत|बिना|न',
  vi: 'không|chưa|chẳng|đừng|chả',
  id: 'tidak|bukan|tanpa|jangan|belum|tak',
  zh: '不|没|沒|未|无|無|非|别|勿',
  ja: 'ない|ません|なく|なかった|ずに|無|非|不|未',
  ko: '않|아니|못|없',
  th: 'ไม่|มิได้|ห้าม|ปราศจาก',
}
/** They set no blanks between words, or deny within a word. */
const UNSPACED = /^(?:zh|ja|ko|th)$/
/** Words that are no negation in another of these languages ("Mai" is a month, "sin" a wrong, "pas" a step). */
const AMBIGUOUS = new Set([
  'mai',
  'sin',
  'ni',
  'ne',
  'pas',
  'sem',
  'nie',
  'nada',
  'nulla',
  'personne',
  'noch',
  'ej',
  'bez',
  'nic',
  'non',
  'rien',
  ...['en', 'et', 'ei', 'ette', 'emme', 'nu', 'tak', 'nulle', 'ні'],
])

export interface NegationFact {
  text: string
  start: number
}

const forms = new Map<string, RegExp>()

/** The form of a language's negations, or of all languages'. */
function formOf(language: string): RegExp {
  const known = forms.get(language)
  if (known !== undefined) return known
  const wanted = language === '' ? Object.keys(WORDS) : [language]
  const words = (isUnspaced: boolean) =>
    wanted.filter((code) => UNSPACED.test(code) === isUnspaced).flatMap((code) => WORDS[code] ?? [])
  const apart = words(false).join('|')
  const [from, to] = ['(?<![\\p{L}\\p{M}\\p{N}])', "(?:(?<=')|(?![\\p{L}\\p{M}\\p{N}]))"]
  const spaced = apart === '' ? [] : [`${from}(?:${apart})${to}`]
  const form = new RegExp([...spaced, ...words(true)].join('|'), 'giu')
  forms.set(language, form)
  return form
}

/** The negations of a text in its language, or in all that we know (less their false friends) if that is unknown. */
export function negationsOf(text: string, language?: string): NegationFact[] {
  const code = language?.slice(0, 2).toLowerCase() ?? ''
  const isKnown = Object.hasOwn(WORDS, code)
  const straight = text.replace(/[’ʼ]/g, "'")
  return [...straight.matchAll(formOf(isKnown ? code : ''))]
    .filter((match) => isKnown || !AMBIGUOUS.has(match[0].toLowerCase()))
    .filter((match) => !isNumberSign(straight, match) && !isBound(straight, match))
    .map((match) => ({ text: match[0], start: match.index }))
}

/** "No. 5" is a number's name. */
function isNumberSign(text: string, match: RegExpExecArray): boolean {
  return match[0].toLowerCase() === 'no' && /^\.?\s?\p{N}/u.test(text.slice(match.index + match[0].length))
}

const COMPARED =
  /^(?:no|not|nicht|pas|non|não|niet|не)\s(?:later|earlier|more|less|fewer|to exceed|exceed\p{L}*|only|mehr|weniger|später|früher|nur|plus|moins|más|menos|più|meno|oltre|mais|solo|sólo|solamente|soltanto|só|apenas|meer|minder|eerder|alleen|более|менее|позднее|позже|только)(?!\p{L})/iu

/** "No more than 30", "not later than", "not only" bound or add; they do not deny. */
function isBound(text: string, match: RegExpExecArray): boolean {
  return (
    COMPARED.test(text.slice(match.index)) || /^(?:不超过|不少于|不低于|不仅)/.test(text.slice(match.index))
  )
}
