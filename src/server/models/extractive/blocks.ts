import type { Line } from './lines.ts'
import { isUnspaced } from './words.ts'

export type BlockKind = 'prose' | 'heading' | 'item' | 'row'

/** Lines that belong together: a paragraph, a heading, a list item or a table's row. */
export interface Block {
  kind: BlockKind
  lines: Line[]
}

const ENDS = /[.!?…:;。！？：；؟।।]["'”’»)\]]*\d{0,3}$/u
const GOES_ON =
  /[,،、&/(–—\u2010-]$|\b(?:and|or|of|the|to|in|for|a|an|by|with|und|oder|der|die|das|des|et|de|du|la|le|y|el|los|con)$/iu
const BULLET =
  /^\s*(?:[•◦▪‣●○■□–—*+-]\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|\(\d{1,3}(?:\.\d+)*\)\s*|[（(][一二三四五六七八九十]+[)）])/u
const MARKDOWN_HEADING = /^#{1,6}\s/
const NUMBER =
  /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-Z]\.|§+\s?\d+[a-z]?|第[一二三四五六七八九十百\d]+[条章节部分])\s+(?=["“„«]?[\p{Lu}\p{Lo}])/u
const DIVISION =
  /^(?:article|section|chapter|part|clause|schedule|appendix|annex|artikel|abschnitt|kapitel|teil|anhang|anlage|chapitre|partie|artículo|capítulo)\s+(?:\d+|[IVX]+|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)\b(?!,)/iu
const NAMED =
  /^(?:abstract|introduction|background|overview|conclusions?|summary|executive summary|discussion|results|methods?|methodology|related work|future work|acknowledge?ments?|references|bibliography|index|notes|contents|preface|afterword|appendix|glossary|einleitung|vorwort|zusammenfassung|fazit|schluss|inhaltsverzeichnis|literatur(?:verzeichnis)?|abkürzungsverzeichnis|stichwortverzeichnis|symbolverzeichnis|danksagung(?:en)?|anhang|résumé|avant-propos|bibliographie|sommaire|introducción|resumen|conclusiones|conclusión|bibliografía|índice|摘要|引言|结论|前言|目录|参考文献)$/iu

/** Headings whose form alone tells them: Markdown's, numbered ones, customary names, capitals. */
export function isMarkedHeading(line: Line): boolean {
  const { text, raw } = line
  if (MARKDOWN_HEADING.test(raw)) return true
  if (text.length > 90 || /[.!?;,。；，]$/u.test(text) || /(?:\. ?){4}/.test(text)) return false
  if (NAMED.test(text.replace(/^[\dIVX.\s]+/, ''))) return true
  const words = text.split(/\s+/)
  if (words.length > 12 || /^0|,\s*\d|:\s.*\s.*\s.*\s/.test(text) || /[=<>∈⊆∀∃→⇒|]/u.test(text)) return false
  if (NUMBER.test(text) || (DIVISION.test(text) && /^\p{Lu}/u.test(text)))
    return /\p{L}{3}/u.test(text) && !/\s\d+$/.test(text)
  return /\p{Lu}{4}/u.test(text) && text === text.toUpperCase() && !/\d{2}/.test(text)
}

/** A line that stands alone between blank lines, short, without an end mark. */
function isLoneShortLine(line: Line): boolean {
  return line.text.length <= 80 && !ENDS.test(line.text) && /^[\p{Lu}\p{Lo}\d“"„«]/u.test(line.text)
}

/** "Due date: 2 April 2025" */
const LABELLED = /^[\p{L}\p{N}][^:：.!?。]{1,30}[:：]\s*\S/u

/** What stands under each other as names and their values, a line each. */
function isLabelled(line: Line | undefined): boolean {
  return line !== undefined && LABELLED.test(line.text)
}

function startsNewBlock(previous: Line, line: Line, next: Line | undefined, width: number): boolean {
  if (line.afterBlank || line.isRow || previous.isRow) return true
  if (isLabelled(line) && (isLabelled(previous) || isLabelled(next))) return true
  if (isMarkedHeading(line) && !GOES_ON.test(previous.text)) return true
  if (isMarkedHeading(previous)) return !/^\p{Ll}/u.test(line.text)
  const short = previous.text.length < width * 0.6
  const listed = short || BULLET.test(previous.raw) || !/\p{Ll}$/u.test(previous.text)
  if (BULLET.test(line.raw) && listed) return true
  if (!short || GOES_ON.test(previous.text)) return false
  return ENDS.test(previous.text) || !/^\p{Ll}/u.test(line.text)
}

/** The length that most full lines reach: the upper quartile of all lengths, up to 120, at least 30 (12 without spaces). */
function lineWidth(lines: Line[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b)
  return Math.min(
    120,
    Math.max(
      lines.some(({ text }) => isUnspaced(text)) ? 12 : 30,
      lengths[Math.floor(lengths.length * 0.75)] ?? 0,
    ),
  )
}

/** Groups lines into paragraphs, headings and list items by blank lines, line lengths and end marks. */
export function groupLines(lines: Line[]): Block[] {
  const width = lineWidth(lines)
  const blocks: Block[] = []
  let current: Line[] = []
  lines.forEach((line, at) => {
    const previous = lines[at - 1]
    if (previous && startsNewBlock(previous, line, lines[at + 1], width)) {
      blocks.push({ kind: kindOf(current, line), lines: current })
      current = []
    }
    current.push(line)
  })
  if (current.length > 0) blocks.push({ kind: kindOf(current, undefined), lines: current })
  return blocks
}

function kindOf(lines: Line[], next: Line | undefined): BlockKind {
  const first = lines[0]
  if (!first) return 'prose'
  if (first.isRow) return 'row'
  if (lines.length <= 2 && isMarkedHeading(first)) return 'heading'
  if (BULLET.test(first.raw)) return 'item'
  const alone = lines.length === 1 && next?.afterBlank === true && first.afterBlank
  return alone && isLoneShortLine(first) ? 'heading' : 'prose'
}
