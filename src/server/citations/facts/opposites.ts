import { negationsOf } from './negations.ts'
import { aboutSame } from './polarity.ts'
import { plainWord } from './spelled.ts'

/**
 * Words of which a claim may not say one where its quote says another: the sides of a row are apart by `/`, the
 * spellings of a side by `|`. A word of three letters and more may go on ("increas" is "increased").
 */
const ROWS: readonly string[] = [
  'ris(?:e|es|en|ing)$|rose$|increas|grew$|grow|climb|surg|improv / fall$|falls$|fell$|fallen|falling|decreas|declin|drop|reduc|shr[aiu]nk|worsen',
  'higher|greater|larger / lower$|smaller',
  'raise / lower(?:s|ed|ing)$',
  'before$|prior to / after$|following',
  'accept|approv / reject|refus',
  'allow|permit|authori[sz] / forbid|forbad|prohibit|banned',
  'includ|inclusive / exclud|exclusive',
  'buy|bought|purchas / sell$|sells$|sold$|selling',
  'win$|wins$|won$|winn / lose|lost$|losing',
  'profit / loss',
  'import$|imports$|imported / export',
  'lend|lent$ / borrow',
  'liable|responsible / exempt',
  'landlord|lessor / tenant|lessee',
  'buyer|purchaser / seller|vendor',
  'employer / employee',
  'licensor / licensee',
  'plaintiff|claimant / defendant|respondent',
  'creditor / debtor',
  'insurer / insured',
  'start|begin|began|begun|commenc / end$|ends$|ended|finish|terminat|expir',
  'doubl|twice / tripl|three times|thrice / quadrupl|four times / halv',
  'business days?|working days? / calendar days?',
  'am$ / pm$',
  'noon / midnight',
  'morning / afternoon / evening / night$',
  'north / south / east$|eastern / west',
  'gross$ / net$',
  'debit / credit$|credits$|credited',
  'assets? / liabilities',
  'minimum / maximum',
  'daily / weekly / monthly / quarterly / annual|yearly',
  'public / private',
  'positive / negative',
  'husband / wife',
  'mother / father',
  'son$ / daughter',
  'brother / sister',
  'mr$ / mrs$|ms$',
  'all$|every|each$|always / some$|certain$|sometimes / few$|rarely|seldom / most$|mostly|usually',
  'must$|shall$|ha(?:s|ve) to$|required to|obliged to / may$|might$|can$|could$|entitled to|permitted to / should$',
  'muss$|musst|mussen|verpflichtet / darf$|durfen|kann$|konnen|berechtigt / soll',
  'doit$|doivent|devra|tenu de / peut$|peuvent|pourra',
  'debe|tiene que / puede|podra',
  'deve$|devono|dovra / puo$|possono|potra',
  'steig|stieg|erhoh|wuchs|wachs / sink|sank$|sanken|gesunken|fiel$|fielen|fallt$|gefallen|verringer|reduzier|senk',
  'vermieter / mieter',
  'kaufer / verkaufer',
  'arbeitgeber / arbeitnehmer',
  'vor$ / nach$',
  'augment|hauss / dimin|baiss|redui',
  'bailleur / locataire|preneur',
  'acheteur|acquereur / vendeur',
  'avant$ / apres$',
  'aument|subi / dismin|baj[oóa]|reduc|descend',
  'arrendador / arrendatario',
  'comprador / vendedor',
  'antes de / despues de',
]

interface Row {
  sides: RegExp[]
  /** "May not" is no less than "must not". */
  isOfDuty: boolean
}

const OPPOSITES: Row[] = ROWS.map((row) => ({
  isOfDuty: /^(?:must|muss|doit|debe|deve)/.test(row),
  sides: row.split(' / ').map((side) => {
    const forms = side
      .split('|')
      .map((form) => (form.endsWith('$') ? `${form.slice(0, -1)}(?!\\p{L})` : form))
    return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})[\\p{L}]*`, 'iu')
  }),
}))

/** Words that limit what is said: a claim may not add them. */
const LIMITS = [
  'only|solely|exclusively|nur|ausschließlich|lediglich|seulement|uniquement|exclusivement|sólo|solamente|únicamente|soltanto|solamente|somente|apenas|alleen|uitsluitend|только|исключительно',
  '(?:business|working|banking)(?= days?)|calendar(?= days?)|Werktage?n?|jours ouvr\\p{L}+|días hábiles|giorni lavorativi|dias úteis|werkdagen',
].map((words) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}])`, 'iu'))
const NOT_ONLY = /(?:not|nicht|pas|non|no|não|niet|не)\s\S*$/iu

export interface Opposite {
  text: string
  quote?: string
}

/**
 * What a claim turns round: a word whose opposite its quotes have in that place ("fell" for "rose", "tenant" for
 * "landlord", "must" for "may"), or a limit ("only") that it adds. Clause is held against the nearest clauses.
 */
export function oppositesIn(claim: string, quotes: readonly string[], language?: string): Opposite[] {
  const turned = aboutSame(withoutDots(claim), quotes.map(withoutDots), language).flatMap(
    ({ clause, nearest }) => OPPOSITES.flatMap((row) => turnedRound(row, clause, nearest, language) ?? []),
  )
  return [...turned, ...addedLimit(claim, quotes)]
}

function turnedRound(
  { sides, isOfDuty }: Row,
  clause: string,
  nearest: readonly string[],
  language?: string,
): Opposite | undefined {
  const said = plainText(clause)
  const sayings = nearest.map(plainText)
  const claimed = sides.filter((side) => side.test(said))
  const [side] = claimed
  if (side === undefined || claimed.length > 1 || sayings.some((saying) => side.test(saying)))
    return undefined
  if (isOfDuty && [clause, ...nearest].some((text) => negationsOf(text, language).length > 0))
    return undefined
  const other = sides.filter((one) => one !== side)
  const shown = sayings.flatMap((saying) => other.flatMap((one) => one.exec(saying)?.[0] ?? []))[0]
  const text = side.exec(said)?.[0]
  return shown === undefined || text === undefined ? undefined : { text, quote: shown }
}

/** "9 a.m." would end a sentence at its dots. */
function withoutDots(text: string): string {
  return text.replace(/(?<!\p{L})([ap])\.\s?m\./giu, '$1m')
}

/** Accents off, else as it stands: words keep their places. */
function plainText(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, plainWord)
}

function addedLimit(claim: string, quotes: readonly string[]): Opposite[] {
  return LIMITS.flatMap((limit) => {
    const text = limitIn(claim, limit)
    return text === undefined || quotes.some((quote) => limitIn(quote, limit) !== undefined) ? [] : [{ text }]
  })
}

function limitIn(text: string, limit: RegExp): string | undefined {
  const match = limit.exec(text)
  const isNotOnly = match !== null && NOT_ONLY.test(text.slice(Math.max(0, match.index - 12), match.index))
  return isNotOnly ? undefined : match?.[0]
}
