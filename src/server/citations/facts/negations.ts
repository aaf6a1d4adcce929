const WORDS: Record<string, string> = {
  en: "not|no|never|none|nobody|nothing|neither|nor|nowhere|without|cannot|\\p{L}+n't",
  de: 'nicht|nichts|kein|keine|keinen|keinem|keiner|keines|nie|niemals|niemand|niemanden|weder|ohne|nirgends',
  fr: "ne|n'|pas|jamais|aucun|aucune|sans|ni|non|rien|personne",
  es: 'no|nunca|jamás|ningún|ninguno|ninguna|sin|ni|nadie|nada|tampoco',
  it: 'non|no|mai|nessun|nessuno|nessuna|senza|né|niente|nulla|neanche',
  pt: 'não|nunca|jamais|nenhum|nenhuma|sem|nem|ninguém|nada',
  nl: 'niet|geen|nooit|niemand|niets|nergens|zonder|noch',
  ru: 'не|нет|ни|никогда|никто|ничего|без|нельзя',
  tr: 'değil\\p{L}*|yok|yoktur|hiçbir\\p{L}*|asla|\\p{L}{2,}[ae]m[ae]z(?:l[ae]r)?|\\p{L}+m[ae](?:z|zlar|zler|dı|di|mıştır|miştir|yacaktır|yecektir)',
  pl: 'nie|nigdy|nikt|nic|bez|żaden|żadna|żadne|żadnego',
  sv: 'inte|ej|icke|aldrig|ingen|inget|inga|utan',
  da: 'ikke|aldrig|ingen|intet|uden',
  zh: '不|没|沒|未|无|無|非|别|勿',
  ja: 'ない|ません|なく|なかった|ずに|無|非|不|未',
}
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
])

export interface NegationFact {
  text: string
  start: number
}

/** The negations of a text in its language, or in all that we know (less their false friends) if that is unknown. */
export function negationsOf(text: string, language?: string): NegationFact[] {
  const known = WORDS[language?.slice(0, 2).toLowerCase() ?? '']
  const straight = text.replace(/[’ʼ]/g, "'")
  const words = known ?? Object.values(WORDS).join('|')
  const hasBlanks = !/^(?:zh|ja)\b/.test(language ?? '')
  const [from, to] = hasBlanks
    ? ['(?<![\\p{L}\\p{M}\\p{N}])', "(?:(?<=')|(?![\\p{L}\\p{M}\\p{N}]))"]
    : ['', '']
  const matches = straight.matchAll(new RegExp(`${from}(?:${words})${to}`, 'giu'))
  return [...matches]
    .filter((match) => known !== undefined || !AMBIGUOUS.has(match[0].toLowerCase()))
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
