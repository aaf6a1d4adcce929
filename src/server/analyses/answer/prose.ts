import type { Drafted } from './drafted.ts'

/** Pairs of quotation marks in which models quote. Single ones are apostrophes too often. */
const QUOTED =
  /“([^“”]{4,2000})”|"([^"]{4,2000})"|«([^«»]{4,2000})»|„([^„“”]{4,2000})[“”]|「([^「」]{2,2000})」/g
/** A statement has fewer characters; what is longer is babble, or the document copied. */
const LONGEST = 2_000
const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/
/** How models say that nothing is there. */
const NOTHING =
  /\b(?:not found|(?:does not|doesn[’']t|do not) (?:say|answer|mention|contain|specify|state|provide|include|address)|is(?: not|n[’']t) (?:mentioned|specified|stated|found)|no (?:information|answer|evidence|mention)|nicht gefunden|keine (?:Angaben?|Informationen?|Aussagen?)|nicht (?:genannt|erwähnt|angegeben)|ne (?:mentionne|précise|dit|contient) (?:pas|rien)|no (?:menciona|indica|dice|contiene))\b|未提及|没有提到|見つかりません|記載がありません/i

/** True for words that only say that the document has nothing on it. */
export function saysNothing(words: string): boolean {
  return NOTHING.test(words)
}
/** Left of JSON that could not be read, or orders to a tool: no words for people. */
const DEBRIS = /^\s*[[{}\]]|"\w+"\s*:\s*["{[]|^\s*<\/?\w[^>]*>\s*$/

/**
 * The claims of an answer in plain text: a bullet or a paragraph each, with what stands in quotation marks as its
 * quotes. Headings and what only announces a list are no claims.
 */
export function draftsInProse(written: string): Drafted[] {
  const blocks = written.replace(/```\w*/g, '').split(/\n\s*\n|\n(?=\s*(?:[-*•–]|\d{1,3}[.)])\s)/)
  const drafts: Drafted[] = []
  let section: string | null = null
  for (const block of blocks) {
    const heading = /^\s*(?:#{1,6}\s+(.+)|\*\*([^*]+)\*\*:?)\s*$/.exec(block)
    if (heading) {
      section = (heading[1] ?? heading[2] ?? '').trim() || null
      continue
    }
    const text = block.replace(BULLET, '').replace(/\s+/g, ' ').trim()
    if (text === '' || text.length > LONGEST || /[:：]$/.test(text) || DEBRIS.test(text)) continue
    const quotes = Array.from(text.matchAll(QUOTED), (match) => ({
      exact: match.slice(1).find((one) => one !== undefined) ?? '',
    }))
    if (quotes.length === 0 && saysNothing(text)) continue
    drafts.push({ section, text, cells: null, quotes, notes: [], number: null })
  }
  return drafts
}
