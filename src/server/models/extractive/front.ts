import type { Span } from '#contracts/span.ts'
import { hasDate } from './details.ts'
import { type Line, visibleLines } from './lines.ts'
import type { Query } from './query.ts'
import type { Reading } from './reading.ts'
import { wordsOf } from './words.ts'

/** What stands at the front of a document rather than in its prose. */
type FrontMatter = 'parties' | 'title' | 'editor' | 'publisher' | 'author' | 'date'

/** Characters at the start of a document that may hold it: the first pages of a book. */
const FRONT = 12_000

const ASKED: [FrontMatter, RegExp][] = [
  ['title', /\b(?:titles?|titel|titre|título)\b/iu],
  ['editor', /\b(?:editors?|edited|herausgeber(?:in)?)\b/iu],
  ['publisher', /\b(?:who published|publishers?|verlag)\b/iu],
  ['date', /\b(?:when|wann|what (?:date|year)|date of|datum)\b/iu],
  [
    'author',
    /\b(?:authors?|written|wrote|autor(?:en|in)?|verfasser(?:in)?|geschrieben|auteurs?|autore?s?)\b/iu,
  ],
]
const PARTIES = /\b(?:between|zwischen|entre)\b.{3,300}\b(?:and|und|et|y)\b.{3,}/iu

const NAME =
  /^(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )*\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|la|di)){1,3}$/u
const BODY =
  /\b(?:university|universität|université|universidad|corporation|institute|institut|college|school|department|laborator(?:y|ies)|hochschule|inc|ltd|gmbh|press|group|company|research)\b|@/iu
const BY =
  /^(?:also |written |von |geschrieben )?(?:by|von|par|por|authors?:?|autor(?:in|en)?:?) (?:Dr\. |Prof\. )?\p{Lu}[\p{L}.'’-]+ \p{Lu}/iu
const WRITTEN = /\b(?:written|authored|geschrieben|verfasst|écrit|escrito)\b/iu
const BY_NAME = /\b(?:by|von|par|por) (?:\p{Lu}\p{L}*\. )*\p{Lu}\p{L}+ \p{Lu}\p{L}+/u
const COPYRIGHT = /^(?:copyright )?©(?: \d{4},?)? \p{Lu}\p{L}+ \p{Lu}/iu
const NO_TITLE = /ISSN|ISBN|©|https?:|www\.|licen[sc]e|^\d|^[^\p{L}]*$|^(?:vol|page|seite)\b/iu
const PUBLISHER = /\b(?:press|verlag|publish(?:ers?|ing)|éditions?|editorial)\b/iu

/**
 * Where the front of the document answers a question that is made of framing words only ("Who is the author?", "What
 * is the title?", "Who are the parties?"); empty when it asks something else or the front doesn't say.
 */
export function frontMatter(reading: Reading, query: Query, question: string): Span[] {
  if (asksForParties(query)) return parties(reading)
  if (!query.framed) return []
  const asked = ASKED.find(([, cue]) => cue.test(question))?.[0]
  if (asked === undefined) return []
  const lines = visibleLines(reading.source.text.slice(0, FRONT), reading.skipped)
  switch (asked) {
    case 'title':
      return titleOf(lines)
    case 'author':
      return authorsOf(reading, lines)
    case 'editor':
      return labelled(lines, /^(?:editors?|edited|herausgeber|herausgegeben)\b/iu)
    case 'publisher':
      return lines.filter(({ text }) => PUBLISHER.test(text) && text.length < 60).slice(0, 1)
    default:
      return lines.filter(({ text }) => hasDate(text, wordsOf(text), reading.language)).slice(0, 1)
  }
}

function asksForParties({ terms }: Query): boolean {
  const about = terms.filter(({ weight }) => weight > 0).map(({ word }) => word)
  return (
    about.some((word) => /^(?:part(?:y|ies)|vertragspartei(?:en)?|parteien|parties)$/u.test(word)) &&
    about.length === 1
  )
}

/** "between A (the "Landlord") and B": in the opening of a contract. */
function parties({ sentences }: Reading): Span[] {
  return sentences
    .slice(0, 40)
    .filter(
      ({ text, kind }) =>
        kind !== 'heading' && PARTIES.test(text) && /\(.{0,12}["“„«]|\p{Lu}\p{L}+ \p{Lu}/u.test(text),
    )
    .slice(0, 1)
    .map(({ span }) => span)
}

/** The first lines in title case, up to those of another kind. */
function titleOf(lines: Line[]): Span[] {
  const first = lines.findIndex(({ text }) => isTitled(text))
  const start = lines[first]
  if (!start) return []
  let end = start
  for (const line of lines.slice(first + 1, first + 4)) {
    const goesOn =
      /[,:&]$|\b(?:and|or|of|the|to|in|for|a|und|oder|der|die|das|des|in|für|et|de|la|y)$/iu.test(
        lines[lines.indexOf(line) - 1]?.text ?? '',
      )
    const other = line.afterBlank || line.afterBreak || isNames(line.text) || BODY.test(line.text)
    if ((other && !goesOn) || !isTitled(line.text) || isShouted(line.text) !== isShouted(start.text)) break
    end = line
  }
  return [{ start: start.start, end: end.end }]
}

const isShouted = (text: string) => text === text.toUpperCase()

/** Most of its longer words have capitals, and no sentence ends in it. */
function isTitled(text: string): boolean {
  if (NO_TITLE.test(text) || /[.!?;]$/u.test(text) || text.length > 120) return false
  const words = wordsOf(text).filter((word) => word.length > 3)
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length >= 0.6
}

/** Lines of names on the first page, else who "wrote" it, stands after "by", or holds the copyright. */
function authorsOf({ sentences }: Reading, lines: Line[]): Span[] {
  const page = lines.slice(
    0,
    Math.max(
      1,
      lines.findIndex(({ text, afterBreak }, at) => at > 0 && (afterBreak || /^abstract/iu.test(text))),
    ),
  )
  const first = page.findIndex(({ text }, at) => {
    return isNames(text) && (/,| and | und /u.test(text) || BODY.test(page[at + 1]?.text ?? ''))
  })
  if (first >= 0) {
    const rest = page.slice(first)
    const after = rest.findIndex(({ text }) => !isNames(text))
    const last = rest[(after < 0 ? rest.length : after) - 1]
    if (rest[0] && last) return [{ start: rest[0].start, end: last.end }]
  }
  const front = sentences.filter(({ span }) => span.end < FRONT)
  const told =
    front.find(({ text }) => WRITTEN.test(text) && BY_NAME.test(text))?.span ??
    lines.find(({ text }) => BY.test(text)) ??
    lines.find(({ text }) => COPYRIGHT.test(text))
  return told ? [{ start: told.start, end: told.end }] : []
}

/** Only names, by their form: "Anna K. Berg∗, Juan Ortega". */
function isNames(text: string): boolean {
  if (BODY.test(text)) return false
  const parts = text
    .replace(/[∗*†‡+#$§¹²³⁴-⁹\d]/gu, '')
    .split(/\s*[,;&]\s*|\s+(?:and|und|et|y)\s+/u)
    .filter((part) => part.trim() !== '')
  return parts.length > 0 && parts.every((part) => NAME.test(part.trim()))
}

/** A line that begins with a label, and the names below it. */
function labelled(lines: Line[], label: RegExp): Span[] {
  const at = lines.findIndex(({ text }) => label.test(text))
  const first = lines[at]
  if (!first) return []
  let end = first
  for (const line of lines.slice(at + 1, at + 8)) {
    if (line.afterBlank || /:$/u.test(line.text) || !isNames(line.text.replace(/, .*$/u, ''))) break
    end = line
  }
  return [{ start: first.start, end: end.end }]
}
