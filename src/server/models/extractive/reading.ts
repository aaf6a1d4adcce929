import type { Span } from '#contracts/span.ts'
import type { SourceText } from '../provider.ts'
import { type BlockKind, groupLines } from './blocks.ts'
import { type Language, language } from './language.ts'
import { skippedUnits, visibleLines } from './lines.ts'
import { proseQuality } from './quality.ts'
import { knownWords, readable } from './readable.ts'
import { sentenceRanges } from './sentences.ts'
import { isStruck, struckUnits } from './struck.ts'
import { cellsOf, headsOf, LONGEST_ROW, wordsOfRow } from './tables.ts'
import { wordsOf } from './words.ts'
import { backMatter } from './zones.ts'

/** One sentence, heading, list item or table's row of the document. */
export interface Sentence {
  /** Its place among the document's sentences, from 0. */
  index: number
  /** Number of its paragraph. */
  block: number
  kind: BlockKind
  /** Where it stands in the canonical text. */
  span: Span
  /** As a person reads it. */
  text: string
  /** The words in order, in their own case. */
  words: string[]
  /** Stems of the words that carry meaning, with how often each occurs. */
  terms: Map<string, number>
  /** The heading it stands under, of a row its columns' names, when one is known. */
  heading: string | null
  /** Stems of what a row's columns are called, where its table says so; null of all else. */
  columns: Map<string, number> | null
  /** True in notes, references, an index and the like, see `backMatter`. */
  backMatter: boolean
  /** 0 to 1, see `proseQuality`. */
  quality: number
}

/** A document as the analyst has read it. */
export interface Reading {
  source: SourceText
  skipped: Uint8Array
  language: Language
  sentences: Sentence[]
  /** In how many sentences each stem stands. */
  frequency: Map<string, number>
}

/** What is no prose: headings answer nothing, and rows come where there is nothing that reads better. */
const FIXED: Partial<Record<BlockKind, number>> = { heading: 0, row: 0.25 }

/** Reads a document: lines, paragraphs, sentences, their stems and how well each reads. */
export function read(source: SourceText): Reading {
  const tools = language(source.language)
  const skipped = skippedUnits(source.text.length, source.skippable)
  const struck = struckUnits(source.text, source.skippable)
  const lines = visibleLines(source.text, skipped)
  const groups = groupLines(lines)
  const heads = headsOf(groups, source.text, skipped, (words) => {
    return { words, terms: termsOf(wordsOf(words), tools) }
  })
  const { text, at, blocks } = readable(source.text, skipped, groups, knownWords(lines))
  const segmenter = new Intl.Segmenter(source.language ?? undefined, { granularity: 'sentence' })
  const sentences: Sentence[] = []
  const frequency = new Map<string, number>()
  let heading: string | null = null
  blocks.forEach((block, number) => {
    const content = text.slice(block.start, block.end)
    if (block.kind === 'heading') heading = content
    const kind = block.kind === 'row' && content.length > LONGEST_ROW ? 'prose' : block.kind
    const head = kind === 'row' ? (heads[number] ?? null) : null
    const isHead = kind === 'row' && !head && heads[number + 1] != null
    const whole: [number, number][] = [[0, content.length]]
    const isOne = kind === 'heading' || kind === 'row'
    const ranges = isOne ? whole : sentenceRanges(content, tools, segmenter)
    for (const [from, to] of ranges) {
      const [line] = groups[number]?.lines ?? []
      const own =
        kind === 'row' && line
          ? wordsOfRow(cellsOf(line, source.text, skipped), head !== null)
          : content.slice(from, to)
      const words = wordsOf(own)
      if (words.length === 0) continue
      const start = at[block.start + from] ?? 0
      const end = (at[block.start + to - 1] ?? 0) + 1
      if (isStruck(source.text, struck, { start, end })) continue
      const terms = termsOf(words, tools)
      for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
      const quality = isHead ? 0 : (FIXED[kind] ?? proseQuality(own, words, tools, kind === 'item'))
      const index = sentences.length
      const span = { start, end }
      sentences.push({
        index,
        block: number,
        kind,
        span,
        text: own,
        words,
        terms,
        heading: head?.words ?? heading,
        columns: head?.terms ?? null,
        backMatter: false,
        quality,
      })
    }
  })
  backMatter(sentences).forEach((apart, at) => {
    const sentence = sentences[at]
    if (!apart || !sentence) return
    sentence.backMatter = true
    sentence.quality *= 0.15
  })
  return { source, skipped, language: withFrequentWords(tools, sentences), sentences, frequency }
}

/** The stems of the words that carry meaning, counted. */
export function termsOf(words: string[], tools: Language): Map<string, number> {
  const terms = new Map<string, number>()
  for (const word of words) {
    if (tools.stop.has(word.toLowerCase())) continue
    const term = tools.stem(word)
    if (term.length < 2 && !/[\p{N}\p{Lo}]/u.test(term)) continue
    terms.set(term, (terms.get(term) ?? 0) + 1)
  }
  return terms
}

/** A language without a list: short words that stand in more than a twelfth of the sentences carry no meaning. */
function withFrequentWords(tools: Language, sentences: Sentence[]): Language {
  if (tools.stop.size > 0 || sentences.length < 12) return tools
  const counts = new Map<string, number>()
  for (const { words } of sentences) {
    for (const word of new Set(words.map((each) => each.toLowerCase()))) {
      if (word.length <= 4) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  const frequent = [...counts].filter(([, count]) => count > sentences.length / 12).map(([word]) => word)
  const stop = new Set(frequent)
  for (const sentence of sentences) sentence.terms = termsOf(sentence.words, { ...tools, stop })
  return { ...tools, stop }
}

/** In a short text every word is rare, and one that it lacks would outweigh all others: none counts as shorter. */
const SHORTEST = 12

/** How telling a stem is: ln(1 + (N - n + 0.5) / (n + 0.5)), as in BM25. */
export function inverseFrequency(reading: Reading, term: string): number {
  const n = reading.frequency.get(term) ?? 0
  return Math.log(1 + (Math.max(SHORTEST, reading.sentences.length) - n + 0.5) / (n + 0.5))
}
