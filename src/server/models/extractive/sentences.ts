import { ALWAYS_GOES_ON, BEFORE_NUMBER, MAY_END } from './abbreviations.ts'
import type { Language } from './language.ts'
import { clingingMark, leadingMark } from './marks.ts'

/** A footnote's number that clings to an end mark, or an end mark that the next sentence clings to. */
const HIDDEN_END =
  /(?<=\p{L}{2}[.!?]["'”’»)]*)\d{1,3}(?= ["'“‘«(]*\p{Lu})|(?<=\p{Ll}{3}[.!?])(?=\p{Lu}\p{Ll})/gu
/** Marks that stand alone after a sentence's end: remains of figures. */
const STRAY_MARKS = /(?<=[.!?。][)"'”’]*)\s+[^\p{L}\p{N}\s]{1,4}$/u
const ENUMERATOR = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|§+ ?\d+\.?|(?:\d{1,2}\.)+)$/iu
/** 「甲」という。）は: a sentence in brackets ends none. */
const IN_BRACKETS = /[。！？][)）」』]$/u
const ORDINAL_LANGUAGES = new Set(['de', 'da', 'no', 'nb', 'fi', 'cs', 'hu', 'tr', 'sl', 'et', 'hr', 'sk'])

/**
 * Divides a block into sentences: `Intl.Segmenter`, with its breaks after abbreviations, initials, ordinals and
 * enumerators repaired. A footnote's number that clings to an end mark, a note's mark, a bullet and a list's number at
 * the front belong to no sentence.
 * @returns half-open ranges of `block`, without the white space around them
 */
export function sentenceRanges(
  block: string,
  language: Language,
  segmenter: Intl.Segmenter,
): [number, number][] {
  const ranges: [number, number][] = []
  let open: [number, number] | null = null
  for (const [from, end] of pieces(block, segmenter)) {
    const clings: number =
      open?.[1] === from ? clingingMark(block.slice(open[0], from), block.slice(from, end)) : 0
    if (open) open[1] += clings
    const start: number = from + clings + (/^\s*/.exec(block.slice(from + clings, end))?.[0].length ?? 0)
    if (start === end) continue
    const goesOn: boolean =
      open !== null && continues(block.slice(open[0], open[1]), block.slice(start, end), language)
    if (open && goesOn) open[1] = end
    else {
      if (open) ranges.push(open)
      open = [start, end]
    }
  }
  if (open) ranges.push(open)
  return ranges.flatMap(([from, end]): [number, number][] => {
    const start = from + leadingMark(block.slice(from, end), from === 0, language.months)
    return /[\p{L}\p{N}]/u.test(block.slice(start, end)) ? [[start, end]] : []
  })
}

/** The segmenter's sentences, further divided where a footnote's number hid an end. */
function* pieces(block: string, segmenter: Intl.Segmenter): Generator<[number, number]> {
  for (const { segment, index } of segmenter.segment(block)) {
    let from = 0
    for (const mark of segment.matchAll(HIDDEN_END)) {
      yield* trimmed(segment, index, from, mark.index)
      from = mark.index + mark[0].length
    }
    yield* trimmed(segment, index, from, segment.length)
  }
}

function* trimmed(segment: string, index: number, from: number, to: number): Generator<[number, number]> {
  const part = segment.slice(from, to)
  const text = part.trim().replace(STRAY_MARKS, '')
  if (!/[\p{L}\p{N}]/u.test(text)) return
  const start = index + from + part.indexOf(text)
  yield [start, start + text.length]
}

/** True when what follows belongs to the same sentence, although the segmenter saw an end. */
function continues(before: string, after: string, language: Language): boolean {
  if (/^[\p{Ll}—–,;:)\]]/u.test(after)) return true
  if (ENUMERATOR.test(before)) return true
  if (IN_BRACKETS.test(before) && /^[はがをにとのへもや、]/.test(after)) return true
  if (!before.endsWith('.')) return false
  const word = /[^\s([“"„«]+(?=\.$)/u.exec(before)?.[0] ?? ''
  const next = /^[\p{L}\p{M}\p{N}'’-]+/u.exec(after)?.[0] ?? ''
  const lower = word.toLowerCase()
  if (ALWAYS_GOES_ON.has(lower) || /^\p{Ll}$/u.test(word)) return true
  if (BEFORE_NUMBER.has(lower)) return /^[\p{Lu}-]*\d/u.test(next)
  if (/^\d{1,2}$/.test(word)) return isOrdinal(before, next, language)
  const startsSentence = language.stop.has(next.toLowerCase())
  if (MAY_END.has(lower)) return next !== '' && !startsSentence
  return /^\p{Lu}(?:\.\p{Lu})*$/u.test(word) && word !== 'I' && next !== '' && !startsSentence
}

/** "am 3. Mai", "im 19. Jahrhundert": a number with a dot that is read as an ordinal. */
function isOrdinal(before: string, next: string, language: Language): boolean {
  if (language.months.has(next.toLowerCase())) return true
  if (!ORDINAL_LANGUAGES.has(language.code ?? '')) return false
  const previous = /(\p{Ll}+) \d{1,2}\.$/u.exec(before)?.[1]
  return previous !== undefined && language.stop.has(previous)
}
