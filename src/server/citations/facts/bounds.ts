/** How a number is meant: as it stands, about, above or below it, as an end of a range, or as "1 in 5". */
export type Bound =
  | 'exact'
  | 'about'
  | 'nearly'
  | 'over'
  | 'atLeast'
  | 'under'
  | 'atMost'
  | 'from'
  | 'to'
  | 'outOf'

export interface BoundFact {
  bound: Bound
  /** The words that say so, with the number. */
  text: string
}

const BEFORE: readonly [Bound, string][] = [
  [
    'outOf',
    '(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine) out of(?: every)?|(?:1|one) in(?: every)?',
  ],
  [
    'atLeast',
    'at least|starts? (?:at|from)|starting (?:at|from)|begins? at|upwards of|not less than|no less than|no fewer than|not fewer than|a minimum of|minimum of|≥|>=|mindestens|wenigstens|nicht weniger als|au moins|pas moins de|au minimum|al menos|por lo menos|como mínimo|no menos de|almeno|non meno di|minimo|pelo menos|no mínimo|não menos de|minstens|ten minste|niet minder dan|не менее|не меньше|минимум|至少|不少于|不低于|少なくとも',
  ],
  [
    'atMost',
    "at most|up to|capped at|limited to|no more than|not more than|not exceed(?:ing)?|not to exceed|never exceed|a maximum of|maximum of|≤|<=|höchstens|maximal|bis zu|nicht mehr als|au plus|au maximum|jusqu'à|pas plus de|como máximo|hasta|no más de|al massimo|fino a|non più di|no máximo|até|não mais de|hoogstens|maximaal|tot|niet meer dan|не более|не больше|до|至多|不超过|最多|最大",
  ],
  [
    'over',
    'more than|over|above|exceed(?:s|ed|ing)?|in excess of|greater than|>|mehr als|über|plus de|más de|più di|oltre|mais de|mais do que|meer dan|ruim|более|больше|свыше|超过|超過',
  ],
  [
    'under',
    'less than|fewer than|under|below|<|weniger als|unter|moins de|menos de|meno di|sotto|menos do que|minder dan|менее|меньше|少于|低于',
  ],
  [
    'nearly',
    'nearly|almost|just under|close to|knapp|fast|beinahe|presque|casi|quasi|quase|bijna|почти|将近|接近|ほぼ',
  ],
  [
    'about',
    "about|around|approximately|approx\\.?|roughly|some|circa|ca\\.?|c\\.|~|≈|or so|etwa|ungefähr|rund|zirka|environ|près de|à peu près|quelque|aproximadamente|alrededor de|cerca de|unos|unas|circa|approssimativamente|all'incirca|cerca de|ongeveer|zo'n|около|примерно|приблизительно|约|大约|約|およそ",
  ],
]
const AFTER: readonly [Bound, string][] = [
  [
    'atLeast',
    '\\+|or more|or above|at least|minimum|oder mehr|ou plus|au moins|o más|o più|ou mais|of meer|и более|以上',
  ],
  [
    'atMost',
    'or less|or fewer|or below|at most|maximum|oder weniger|ou moins|o menos|o meno|ou menos|of minder|или менее|以下|以内',
  ],
  ['under', '未满|未満'],
  ['about', 'or so|左右|上下|程度'],
]
const NOT_IN_WORD = '(?<![\\p{L}\\p{N}])'
const HEADS = BEFORE.map(
  ([bound, words]) =>
    [
      bound,
      new RegExp(
        `(?:${NOT_IN_WORD}|(?=[约約至不最超将接少低大]))(?:${words})[\\s:]*(?:[A-Z]{3}\\s|\\p{Sc}\\s?)?$`,
        'iu',
      ),
    ] as const,
)
const TAILS = AFTER.map(
  ([bound, words]) =>
    [
      bound,
      new RegExp(`^(?:[\\s-]?(?:\\p{Sc}|%|[\\p{L}²³]{1,14}))??[\\s(]?(?:${words})(?![a-zà-ÿ])`, 'iu'),
    ] as const,
)

const TO = '(?:[-–—~〜～至]|to|until|and|bis|und|à|et|a|y|e|al|até|tot|en|до|и)'
/** A number follows, its unit perhaps before: "5% to 10%". */
const RANGE_BEGINS = new RegExp(
  `^\\s?(?:%|\\p{Sc})?\\s?(?<link>${TO})\\s?(?:[A-Z]{3}\\s|\\p{Sc})?(?=\\p{N}|$)`,
  'iu',
)
const RANGE_ENDS = new RegExp(
  `\\p{N}\\s?(?:%|\\p{Sc})?\\s?(?<link>${TO})\\s?(?:[A-Z]{3}\\s|\\p{Sc}\\s?)?$`,
  'iu',
)
const BETWEEN = `${NOT_IN_WORD}(?:between|zwischen|entre|tra|fra|tussen|между)\\s`
const BETWEEN_BEGINS = new RegExp(`${BETWEEN}(?:[A-Z]{3}\\s|\\p{Sc})?$`, 'iu')
const BETWEEN_ENDS = new RegExp(
  `${BETWEEN}[^.;]{1,30}\\s(?:and|und|et|y|e|ed|en|и)\\s(?:[A-Z]{3}\\s|\\p{Sc})?$`,
  'iu',
)
/** A range whose first number has its unit: "from 30 days to 60 days". */
const FROM = `${NOT_IN_WORD}(?:from|von|de|da|van|от)\\s`
const WITH_UNIT = '[^.;,]{0,8}\\p{N}\\s?(?:%|\\p{L}{1,14})\\s'
const UP_TO = '(?:to|bis|à|a|al|hasta|até|tot|до)\\s(?:\\p{Sc}\\s?)?'
const FROM_BEGINS = new RegExp(`${FROM}(?:\\p{Sc}\\s?)?$`, 'iu')
const GOES_ON = new RegExp(`^\\s?(?:%|\\p{L}{1,14})\\s${UP_TO}\\p{N}`, 'iu')
const FROM_ENDS = new RegExp(`${FROM}${WITH_UNIT}${UP_TO}$`, 'iu')
const ADDS = /^(?:and|und|et|y|e|en|и)$/i
const DASH = /^[-–—~〜～至]$/
/** "Rose from 5 to 10" names two values, not a range. */
const CHANGE =
  /(?:rose|rise|rising|increas|grew|grow|fell|fall|decreas|declin|drop|chang|rais|reduc|went|cut|climb|improv|augment|pass[ée]|aument|subi|cay|dismin|baj|baiss|rédui|sali|sces|cresc|стиг|вырос|сниз)\p{L}*\s(?:[^.;]|[.]\d){0,60}$/iu

/** How the number at [start, end) of a text is meant, and the words that say so. */
export function boundOf(text: string, start: number, end: number): BoundFact {
  const before = text.slice(Math.max(0, start - 48), start).replace(/[’ʼ]/g, "'")
  const after = text.slice(end, end + 32)
  const head = HEADS.map(([bound, form]) => ({ bound, match: form.exec(before) })).find(({ match }) => match)
  if (head?.match) return { bound: head.bound, text: head.match[0] + text.slice(start, end) }
  const tail = TAILS.map(([bound, form]) => ({ bound, match: form.exec(after) })).find(({ match }) => match)
  if (tail?.match) return { bound: tail.bound, text: text.slice(start, end) + tail.match[0] }
  return rangeOf(text, start, end, before, after)
}

function rangeOf(text: string, start: number, end: number, before: string, after: string): BoundFact {
  const begins = RANGE_BEGINS.exec(after)
  const ends = RANGE_ENDS.exec(before)
  const own = text.slice(start, end)
  if (BETWEEN_BEGINS.test(before))
    return { bound: 'from', text: (BETWEEN_BEGINS.exec(before)?.[0] ?? '') + own }
  if (BETWEEN_ENDS.test(before)) return { bound: 'to', text: (BETWEEN_ENDS.exec(before)?.[0] ?? '') + own }
  const isChange = CHANGE.test(before)
  const from = isChange ? null : FROM_BEGINS.exec(before)
  if (from && GOES_ON.test(after)) return { bound: 'from', text: from[0] + own }
  const upTo = isChange ? null : FROM_ENDS.exec(before)
  if (upTo) return { bound: 'to', text: upTo[0] + own }
  if (ends && isLink(ends, isChange)) return { bound: 'to', text: ends[0] + own }
  if (begins && isLink(begins, isChange) && /^\s?\p{N}/u.test(after.slice(begins[0].length)))
    return {
      bound: 'from',
      text: own + begins[0] + (/^[\p{N}.,]+/u.exec(after.slice(begins[0].length))?.[0] ?? ''),
    }
  return { bound: 'exact', text: own }
}

function isLink(match: RegExpExecArray, isChange: boolean): boolean {
  const link = match.groups?.link ?? ''
  return DASH.test(link) || !(isChange || ADDS.test(link))
}

/** True if a number meant so shows one claimed so: "more than 30" shows "at least 30". */
export function showsBound(shown: Bound, claimed: Bound): boolean {
  return (
    shown === claimed ||
    (shown === 'over' && claimed === 'atLeast') ||
    (shown === 'under' && claimed === 'atMost')
  )
}
