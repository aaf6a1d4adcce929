import type { Span } from '#contracts/span.ts'
import type { Random } from './random.ts'
import type { Sample } from './texts.ts'

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function graphemesOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

/** A document of a sample's sentences, each once, in any order. */
export function documentOf(sample: Sample, random: Random): string {
  return random.shuffled(sample.sentences).join(sample.spaced ? ' ' : '')
}

/** A span that a person might quote: whole words, or, where there are no spaces, graphemes outside numbers. */
export function spanOf(text: string, sample: Sample, random: Random): Span {
  const edges = sample.spaced ? wordEdges(text) : graphemeEdges(text)
  const first = random.below(edges.starts.length - (sample.spaced ? 2 : 12))
  const start = edges.starts[first] as number
  const least = sample.spaced ? 1 : 4
  const ends = edges.ends.filter((end) => end - start >= least).slice(0, sample.spaced ? 18 : 40)
  return { start, end: random.pick(ends.length > 2 ? ends.slice(1) : ends) }
}

function wordEdges(text: string): { starts: number[]; ends: number[] } {
  const words = [...text.matchAll(/\S+/g)].filter((word) => /[\p{L}\p{N}]/u.test(word[0]))
  const isThousands = (at: number) => /^\d{3}(?!\d)/.test(text.slice(at)) && /\d $/.test(text.slice(0, at))
  return {
    starts: words.map((word) => word.index).filter((at) => !isThousands(at)),
    ends: words.map((word) => word.index + word[0].length).filter((at) => !isThousands(at + 1)),
  }
}

function graphemeEdges(text: string): { starts: number[]; ends: number[] } {
  const edges: number[] = []
  let at = 0
  for (const grapheme of graphemesOf(text)) {
    if (isFree(text.slice(0, at), text.slice(at))) edges.push(at)
    at += grapheme.length
  }
  return { starts: edges, ends: edges }
}

/** Neither beside a blank nor next to a number, a numeral or a Latin letter. */
function isFree(left: string, right: string): boolean {
  const tight = /[\s\p{N}\p{Script=Latin}〇零一二三四五六七八九十百千万亿.,%“”「」]/u
  return !tight.test(left.slice(-1)) && !tight.test(right.slice(0, 1))
}
