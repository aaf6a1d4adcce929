/**
 * Where a match must not begin or end. A joint lies between what stands left and what stands right of an edge,
 * both folded by `edges.ts` (dashes `-` and `—`, one kind of quote mark, `-\n` a hyphen at a line's end).
 */

const SPACELESS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc'
const WORDISH = '\\p{L}\\p{M}\\p{N}\\p{Pc}'
const SEPARATOR = "[.,'’·٫٬:/⁄∕×^]"
const UNIT = '[%‰‱°º′″\uff05\u066a℃℉]'
const HAN = '[〇零一二三四五六七八九十百千万萬亿億兆两兩]'

/** Prefixes that turn or weaken a word when a hyphen joins them to it, in the languages we know. */
const PREFIXES =
  'un|non|in|im|il|ir|dis|mis|anti|contra|counter|ex|pre|post|semi|quasi|pseudo|sub|half|near|never|not|no|' +
  'under|over|nicht|kein|não|niet|sans|senza|sin|sem|ohne|zonder|не|без|анти|псевдо|полу|μη|αντι|' +
  'אי|בלתי|לא|אינו|אינה|אינם|אינן|אין|ללא'
/** Second parts that turn a word: "tax-free" says nothing of "tax". */
const ENDINGS = 'free|less|exempt|proof|safe|fold|exclusive|excluded|resistant|like|frei|los'
const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|' +
  'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|' +
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|hal(?:f|ves)|thirds|quarters?|' +
  'un|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|' +
  'quarante|cinquante|soixante|cent|mille'
/** Accounts write a loss of 5 as (5): such a number is not to be quoted out of its parentheses. */
const LOSS = "\\p{Sc}? ?\\p{N}[\\p{N}.,']*(?: ?[%‰])?"
/** Not before a third part, as in a date. */
const FRACTION = '(?:\\p{Nd}{1,2}[/⁄]\\p{Nd}{1,3}(?![\\p{Nd}/⁄])|[¼-¾⅐-⅞])'
const AND = 'and|und|et|y|e|en|и'
const OR = 'or|oder|ou|o|of|или'
/** Articles and "that" that French and Italian elide: a quote may begin after them ("l'accord"). */
const ELIDED = "(?<![\\p{L}\\p{M}'])(?:l|qu|dell|nell|sull|all|dall|coll|quell)'"

interface Joint {
  why: string
  left: RegExp
  right: RegExp
}

function joint(why: string, left: string, right: string): Joint {
  return { why, left: new RegExp(`(?:${left})$`, 'iu'), right: new RegExp(`^(?:${right})`, 'iu') }
}

const JOINTS: readonly Joint[] = [
  joint('digits of one number', '\\p{N}', '\\p{N}'),
  joint('a separator within a number', `\\p{N}${SEPARATOR}`, '\\p{N}'),
  joint('a separator within a number', '\\p{N}', `${SEPARATOR}\\p{N}`),
  joint('a leading decimal point', '(?<![\\p{L}\\p{M}\\p{N}.,])[.,٫]', '\\p{N}'),
  joint('a separator in full width', '[０-９][，．：]', '[０-９]'),
  joint('a separator in full width', '[０-９]', '[，．：][０-９]'),
  joint('thousands set apart by a blank', '(?<![\\p{N}.,])\\p{Nd}{1,3} ', '\\p{Nd}{3}(?!\\p{Nd})'),
  joint('thousands set apart by a blank', '(?<![\\p{N}.,])\\p{Nd}{1,3}', ' \\p{Nd}{3}(?!\\p{Nd})'),
  joint('a sign, range or compound with a number', '-\\n?', '\\p{Sc}?[.,]?\\p{N}'),
  joint('a sign, range or compound with a number', '\\p{N}', '-'),
  joint('a number and its compound', '\\p{N}-\\n?', '[\\p{L}\\p{N}]'),
  joint('a compound with a number', `[${WORDISH}]`, '-\\p{Sc}?[.,]?\\p{N}'),
  joint('a sign or comparison', '[+±<>≤≥≠~≈∼≃≅≲≳⁺⁻₊₋]', '\\p{Sc}?[.,]?\\p{N}'),
  joint('a comparison', '(?:[±<>≤≥≠~≈∼≃≅≲≳]|=\u0338|[<>!]=) ?', '\\p{Sc}?[.,]?\\p{N}'),
  joint('a comparison', '[<>!]', '='),
  joint('a sign for a loss', '[▲△▼▽]', '\\p{Sc}?[.,]?\\p{N}'),
  joint('an open end or a power', '[\\p{N}\\p{L})]', '\\+(?![\\p{L}\\p{N}])|[⁺⁻⁽₊₋]|\\^'),
  joint('a power', '\\^-?|\\p{N}\\*\\*-?', '[\\p{N}\\p{L}]'),
  joint('a power', '\\p{N}', '\\*\\*-?\\p{N}'),
  joint('a multiple', '\\p{N}', '×'),
  joint('a multiple', '×', '\\p{N}'),
  joint('a number and its fraction', '(?<![\\p{N}.,/])\\p{Nd}{1,3} ', FRACTION),
  joint('a number and its fraction', '(?<![\\p{N}.,/])\\p{Nd}{1,3}', ` ${FRACTION}`),
  joint('a range', '\\p{N}\\p{Sc}?[%‰°]? - ', '\\p{Sc}?\\p{N}'),
  joint('a range', '\\p{N}', '\\p{Sc}?[%‰°]? - \\p{Sc}?\\p{N}'),
  joint('a currency', '\\p{Sc}', '[-+]?[.,]?\\p{N}'),
  joint('a currency', '\\p{N}', '\\p{Sc}'),
  joint('a currency', '[\\p{L}\\p{M}]', '\\p{Sc} ?\\p{N}'),
  joint('a unit', '\\p{N}', UNIT),
  joint('a unit', '°', '[CFK](?!\\p{L})'),
  joint('an address', '[\\p{L}\\p{N}]@', '[\\p{L}\\p{N}]'),
  joint('an address', '[\\p{L}\\p{N}]', '@[\\p{L}\\p{N}]'),
  joint('"and/or"', `(?<![${WORDISH}])(?:${AND})/`, `(?:${OR})(?![${WORDISH}])`),
  joint('"and/or"', `(?<![${WORDISH}])(?:${AND})`, `/(?:${OR})(?![${WORDISH}])`),
  joint('a number in parentheses: a loss', '\\( ?', `${LOSS} ?\\)`),
  joint('a number in parentheses: a loss', `\\( ?${LOSS} ?`, '\\)'),
  joint('a Han number', `${HAN}点?|\\p{Nd}|[负負]|分之`, HAN),
  joint('a Han number', HAN, `点${HAN}|\\p{Nd}|分之`),
  joint('a word with an apostrophe', '[\\p{L}\\p{M}]', "'[\\p{L}\\p{M}]"),
  joint('a word with an apostrophe', `(?<!${ELIDED})(?<=[\\p{L}\\p{M}]')`, '[\\p{L}\\p{M}]'),
  joint('a word in two kinds of type', '[\\p{L}\\p{M}][*_]{1,3}', '[\\p{L}\\p{M}]'),
  joint('a word in two kinds of type', '[\\p{L}\\p{M}]', '[*_]{1,3}[\\p{L}\\p{M}]'),
  joint("a word divided at a line's end", '[\\p{L}\\p{M}]-\\n', '[\\p{L}\\p{M}]'),
  joint("a word divided at a line's end", '[\\p{L}\\p{M}]', '-\\n[\\p{L}\\p{M}]'),
  joint(
    'a prefix joined by a hyphen',
    `(?<![${WORDISH}])(?:${PREFIXES})-(?:[\\p{L}\\p{M}]+-)*`,
    '[\\p{L}\\p{M}]',
  ),
  joint('a prefix joined by a hyphen', `(?<![${WORDISH}])(?:${PREFIXES})`, '-[\\p{L}\\p{M}]'),
  joint('a prefix joined by a dash', `(?<![${WORDISH}])(?:un|non|dis|mis|anti)—`, '[\\p{L}\\p{M}]'),
  joint('an ending joined by a hyphen', '[\\p{L}\\p{M}]', `-(?:${ENDINGS})(?![${WORDISH}])`),
  joint('a number in words', `(?<![${WORDISH}])(?:${NUMBER_WORDS})-`, '[\\p{L}\\p{M}]'),
  joint('a number in words', '[\\p{L}\\p{M}]', `-(?:${NUMBER_WORDS})(?![${WORDISH}])`),
]

const WORD = joint('a word', `[${WORDISH}]`, `[${WORDISH}]`)
const APART = joint('a script without spaces', `[${SPACELESS}]\\p{M}*`, '')
const APART_RIGHT = new RegExp(`^[${SPACELESS}]`, 'u')

/** Why `left` and `right` must not be cut apart, or undefined where a match may begin or end. */
export function jointBetween(left: string, right: string): string | undefined {
  if (left === '' || right === '') return undefined
  if (WORD.left.test(left) && WORD.right.test(right)) {
    if (!APART.left.test(left) && !APART_RIGHT.test(right)) return WORD.why
  }
  return JOINTS.find((rule) => rule.left.test(left) && rule.right.test(right))?.why
}
