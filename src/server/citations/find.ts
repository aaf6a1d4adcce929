import { type Run, standsAlone } from './edges.ts'
import { gapsAgree } from './gaps.ts'
import { JoinerWatch } from './joiners.ts'
import { type GapToken, gapBefore, gapTokens, type Key } from './key.ts'

/**
 * Every place where a quote stands in a document, typographically, in reading order. The quote's key is looked
 * for in the document's key (a superset of all matches), then each place is checked strictly: gaps, joiners,
 * edges. Linear in the document's length for each of at most two spellings of the quote.
 */
export function findAll(document: Key, quote: Key): Run[] {
  const runs = spellings(quote.text).flatMap((spelling) =>
    placesOf(document.text, spelling).flatMap((at) => runAt(document, quote, at) ?? []),
  )
  return runs.filter((run) => standsAlone(document, run)).sort((one, other) => one.at - other.at)
}

/** So many places are looked at: a word that stands in more says nothing by standing there. */
const MOST_PLACES = 10_000

/** The quote's key, and the same with the other case of its first letter, if nothing but marks stand before it. */
function spellings(text: string): string[] {
  const first = /^[^\p{L}\p{N}]*(\p{L})/u.exec(text)
  if (first?.[1] === undefined) return [text]
  const letter = first[1]
  const isSmall = letter.toLowerCase() === letter
  const other = isSmall ? letter.toUpperCase() : letter.toLowerCase()
  // Some letters share a capital (µ and μ, ı and i): their capital does not stand for them.
  const back = isSmall ? other.toLowerCase() : other.toUpperCase()
  if (other === letter || other.length !== letter.length || back !== letter) return [text]
  const at = first[0].length - letter.length
  return [text, text.slice(0, at) + other + text.slice(at + letter.length)]
}

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = []
  if (wanted === '') return places
  let at = text.indexOf(wanted)
  while (at !== -1 && places.length < MOST_PLACES) {
    places.push(at)
    at = text.indexOf(wanted, at + 1)
  }
  return places
}

function runAt(document: Key, quote: Key, at: number): Run | undefined {
  const length = quote.text.length
  if (!insideAgrees(document, quote, at)) return undefined
  const lead = edgeTokens(gapTokens(quote, 0), 'start')
  const tail = edgeTokens(gapTokens(quote, length), 'end')
  if (lead.length === 0 && tail.length === 0) return { at, length, lead, tail }
  const leadThere = lead.length === 0 ? [] : gapTokens(document, at).slice(-lead.length)
  const tailThere = tail.length === 0 ? [] : gapTokens(document, at + length).slice(0, tail.length)
  if (!edgeAgrees(leadThere, lead, sourceCharacter(document, at))) return undefined
  if (!edgeAgrees(tailThere, tail, ' ')) return undefined
  return { at, length, lead: leadThere, tail: tailThere }
}

/** The dashes that a quote begins or ends with, without the white space outside them. */
function edgeTokens(tokens: readonly GapToken[], edge: 'start' | 'end'): readonly GapToken[] {
  const isDash = ({ token }: GapToken) => /[-–—]/.test(token)
  if (edge === 'start') {
    const first = tokens.findIndex(isDash)
    return first === -1 ? [] : tokens.slice(first)
  }
  return tokens.slice(0, tokens.findLastIndex(isDash) + 1)
}

/** The same dashes; before a number a long dash is told from a sign, as inside a quote. */
function edgeAgrees(document: readonly GapToken[], quote: readonly GapToken[], right: string): boolean {
  const text = (tokens: readonly GapToken[]) => tokens.map((part) => part.token).join('')
  return gapsAgree(text(document), text(quote), { left: ' ', right })
}

function insideAgrees(document: Key, quote: Key, at: number): boolean {
  const joiners = new JoinerWatch()
  for (let index = 1; index < quote.text.length; index += 1) {
    const there = at + index
    const open = (document.starts[there] as number) > (document.ends[there - 1] as number)
    if (!open && (quote.starts[index] as number) <= (quote.ends[index - 1] as number)) continue
    const documentGap = gapBefore(document, there)
    const quoteGap = gapBefore(quote, index)
    if (/\s/.test(documentGap)) joiners.startWord()
    if (documentGap === ' ' && quoteGap === ' ') continue
    const neighbours = { left: sourceCharacter(document, there - 1), right: sourceCharacter(document, there) }
    if (!gapsAgree(documentGap, quoteGap, neighbours)) return false
    if (!joiners.agree(documentGap, quoteGap, neighbours)) return false
    if (documentGap === '\n' && joinsThousands(quote, index)) return false
  }
  return true
}

function sourceCharacter(key: Key, at: number): string {
  return String.fromCodePoint(key.source.codePointAt(key.starts[at] as number) as number)
}

/** "12 345" in a quote reads as one number; where the document has a line's end between, it is two. */
function joinsThousands(quote: Key, at: number): boolean {
  const from = quote.ends[at - 1] as number
  const to = quote.starts[at] as number
  if (gapBefore(quote, at) !== ' ') return false
  const before = quote.source.slice(Math.max(0, from - 4), from)
  return (
    /(?<!\p{Nd})\p{Nd}{1,3}$/u.test(before) && /^\p{Nd}{3}(?!\p{Nd})/u.test(quote.source.slice(to, to + 4))
  )
}
