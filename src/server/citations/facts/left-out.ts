import type { Place } from '../sentence.ts'
import { negationsOf } from './negations.ts'
import { clauseEnds, clauseTexts, codeOf, stems, turnedNegation } from './polarity.ts'

/** Words after which what a sentence says does not hold in full. Conditions ("if", "provided that") are not among them. */
const EXCEPTIONS =
  /(?<![\p{L}\p{M}\p{N}])(?:unless|except|excluding|save (?:for|as|that|where)|other than|only (?:if|when|where)|es sei denn|außer|ausgenommen|mit ausnahme|nur (?:wenn|falls|sofern)|sauf|hormis|excepté|à moins que|à l[’']exception|(?:uniquement|seulement) si|salvo|excepto|a menos que|a no ser que|s[oó]lo si|eccetto|tranne|a meno che|solo se|exceto|a não ser que|somente se|só se|tenzij|behalve|uitgezonderd|alleen (?:als|indien)|если не|кроме|за исключением|только если|hariç|haricinde|\p{L}+m[ae]dı?i?k[cç][ae])(?![\p{L}\p{M}])|除非|除外|ただし|を除[きく]|ない限り/iu
/** Shown by a claim that says "if" itself, or that it is only so in a case. */
const CONDITIONS =
  /(?<![\p{L}\p{M}\p{N}])(?:if|only|wenn|falls|sofern|nur|si|seulement|solo|sólo|se|só|als|indien|alleen|если|только|ancak|sadece)(?![\p{L}\p{M}])|如果|只有|场合|場合|限り/iu
/** Languages that deny after the verb, or at the clause's end: "haftet für Schäden nicht". Elsewhere a "not" far on denies something else. */
const DENY_LATE = /^(?:de|nl|ja|zh|tr|sv|da|nb|no)$/
/** "… without delay" adds to what is said; it does not deny it. */
const WITHOUT = /^(?:without|ohne|sans|sin|senza|sem|zonder|без|bez|utan|uden)$/i
/** Words at a tail's beginning among which its "not" must stand in the other languages. */
const NEAR = /^\s*(?:[^\s]+\s+){0,2}?/u
/** A phrase between commas: "is not, in any event, liable". */
const MOST_BETWEEN = 6
/** A comma before the clause that is denied: "es ist nicht so, dass …". */
const THAT = /^\s*(?:that|dass|что|że|dat|att|at)(?!\p{L})/iu
/** "Not liable for loss and damage": so short a clause without a verb of its own shares the one before. */
const MOST_SHARED = 3
const AUXILIARY =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|shall|must|may|can|will|would|should|does|do|did|ist|sind|war|hat|muss|darf|kann|wird|est|sont|a|ont|doit|peut|es|son|ha|han|debe|puede|è|sono|deve|può|é|são|tem|pode|heeft|moet|mag|kan|wordt)(?!\p{L})/iu

/**
 * What the document says directly before or after the quotes of a claim that turns it, and that neither quotes nor
 * claim show: a negation of the clause that a quote is cut from, or an exception ("unless") of its sentence.
 */
export function leftOutAround(
  claim: string,
  places: readonly Place[],
  language?: string,
): string | undefined {
  if (places.every(({ before, after }) => before === '' && after === '')) return undefined
  const exact = places.map((place) => place.exact)
  const wide = places.map((place) => widened(place, language))
  const turned = turnedNegation(claim, wide, language)
  if (turned !== undefined && 'dropped' in turned && turnedNegation(claim, exact, language) === undefined)
    return turned.dropped
  const parts = places.flatMap((place) => partsOf(claim, place, language))
  const words = stems(claim)
  const share = (part: Part) => [...part.words].filter((word) => words.has(word)).length
  const open = Math.max(0, ...parts.filter(({ hides }) => hides === undefined).map(share))
  const hidden = parts.filter(({ hides }) => hides !== undefined)
  return hidden.find((part) => share(part) > open || (share(part) === 0 && open === 0))?.hides
}

/** A clause, or several, of a quote. */
interface Part {
  words: Set<string>
  /** What stands beside it unquoted that the claim ought to show. */
  hides: string | undefined
}

function partsOf(claim: string, place: Place, language?: string): Part[] {
  const clauses = clauseTexts(place.exact, language).filter((clause) => clause.trim() !== '')
  const before = hiddenBefore(claim, place, language)
  const after = hiddenAfter(claim, place, language)
  const isCutAtComma = before !== undefined && /,\s*$/u.test(place.before)
  if (clauses.length < 2 || isCutAtComma) return [{ words: stems(place.exact), hides: before ?? after }]
  return [
    { words: stems(clauses[0] ?? ''), hides: before },
    ...clauses.slice(1, -1).map((clause) => ({ words: stems(clause), hides: undefined })),
    { words: stems(clauses.at(-1) ?? ''), hides: after },
  ]
}

function hiddenBefore(claim: string, place: Place, language?: string): string | undefined {
  const lead = leadOf(place, language)
  if (negationsOf(claim, language).length === 0) {
    const denial = negationsOf(lead, language).at(-1)
    if (denial !== undefined) return denial.text
  }
  return exceptionIn(claim, [lead, firstWords(place.before)])
}

function hiddenAfter(claim: string, { after }: Place, language?: string): string | undefined {
  const tail = tailOf(after, language)
  if (negationsOf(claim, language).length === 0) {
    const denial = denialIn(tail, language)
    if (denial !== undefined) return denial
  }
  const [next = ''] = clauseTexts(after.slice(tail.length).replace(/^[,，、\s]+/u, ''), language)
  return exceptionIn(claim, [tail, firstWords(next)])
}

function denialIn(tail: string, language?: string): string | undefined {
  const near = DENY_LATE.test(codeOf(language)) ? tail.length : (NEAR.exec(tail)?.[0].length ?? 0) + 2
  return negationsOf(tail, language).find(({ text, start }) => start < near && !WITHOUT.test(text))?.text
}

function exceptionIn(claim: string, texts: readonly string[]): string | undefined {
  if (EXCEPTIONS.test(claim) || CONDITIONS.test(claim)) return undefined
  return texts.map((text) => EXCEPTIONS.exec(text)?.[0]).find((word) => word !== undefined)
}

function firstWords(text: string): string {
  return /^[\s"“„«(]*(?:\S+\s?){0,4}/u.exec(text)?.[0] ?? ''
}

/** The clause that the quote begins in, as far as it stands before it. */
function leadOf({ exact, before }: Place, language?: string): string {
  const ends = [...before.matchAll(clauseEnds(language))]
  const pieces = clauseTexts(before, language)
  let lead = pieces.at(-1) ?? ''
  const own = lead + (clauseTexts(exact, language)[0] ?? '')
  const isShared =
    ends.at(-1)?.groups?.and !== undefined && countOf(own) <= MOST_SHARED && !AUXILIARY.test(own)
  const isThat = THAT.test(own)
  const taken = isShared || isThat ? 2 : 1
  if (taken === 2) lead = `${pieces.at(-2) ?? ''} ${lead}`
  // "Is not, liable" is English alone; elsewhere a clause may end in its "not".
  let between = /^en/.test(language ?? '') ? 1 : 0
  for (const piece of pieces.slice(0, -taken).reverse()) {
    if (between > 0 && endsInDenial(piece, language)) return `${piece}, ${lead}`
    if (countOf(piece) > MOST_BETWEEN) break
    between += countOf(piece)
  }
  return lead
}

function endsInDenial(piece: string, language?: string): boolean {
  const last = negationsOf(piece, language).at(-1)
  return last !== undefined && last.start + last.text.length === piece.trimEnd().length
}

function tailOf(after: string, language?: string): string {
  return clauseTexts(after, language)[0] ?? ''
}

function countOf(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}

/** The quote with the rest of the clauses that it begins and ends in. */
function widened(place: Place, language?: string): string {
  const tail = tailOf(place.after, language)
  const denies = denialIn(tail, language) !== undefined
  return leadOf(place, language) + place.exact + (denies ? tail : '')
}
