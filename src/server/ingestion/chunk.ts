import type { Span } from '#contracts/span.ts'
import { breather } from '#server/platform/breathe.ts'
import { cutsOf } from './chunk-cuts.ts'
import type { ParsedDocument, ParsedPage } from './parsed.ts'

export interface Chunk {
  start: number
  end: number
  /** The page it begins on, from 1. */
  page: number
}

/** Characters: long enough to hold a thought, short enough for several to fit a question. */
const TARGET = 1_000
const SHORTEST = 400
const LONGEST = 1_600

/**
 * Cuts the canonical text where its structure does: at headings, paragraphs, pages, sentences, in this order
 * of liking, about every 1,000 characters. Together the chunks cover all that is neither skippable nor blank,
 * nothing twice; none begins or ends with white space or a skippable span. A book takes a while: others go first
 * now and then, and `signal` ends it.
 */
export async function chunk(
  {
    text,
    pages,
    skippable,
  }: Pick<ParsedDocument, 'text' | 'skippable'> & { pages: Pick<ParsedPage, 'number' | 'start'>[] },
  signal?: AbortSignal,
): Promise<Chunk[]> {
  const breathe = breather(signal)
  const plain = blankOut(text, skippable)
  const cuts = await cutsOf(plain, breathe)
  const chunks: Chunk[] = []
  let page = 0
  let nextCut = 0
  for (let start = skipBlank(plain, 0); start < plain.length; ) {
    await breathe()
    while ((cuts[nextCut]?.at ?? Infinity) <= start) nextCut++
    const cut = bestCut(plain, start, cuts, nextCut)
    while ((pages[page + 1]?.start ?? Infinity) <= start) page++
    chunks.push({ start, end: trimmedEnd(plain, start, cut), page: pages[page]?.number ?? 1 })
    start = skipBlank(plain, cut)
  }
  return chunks
}

/** Skippable spans as spaces, so that a sentence is seen to run on over them, and every offset stays. */
function blankOut(text: string, skippable: Span[]): string {
  let plain = ''
  let at = 0
  for (const { start, end } of skippable) {
    plain += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return plain + text.slice(at)
}

/** The cut within reach that costs least: far from the target costs, structure pays. */
function bestCut(plain: string, start: number, cuts: { at: number; worth: number }[], from: number): number {
  let best = -1
  let bestCost = Infinity
  for (let i = from; i < cuts.length; i++) {
    const { at, worth } = cuts[i] ?? { at: 0, worth: 0 }
    if (at > start + LONGEST) break
    if (at < start + SHORTEST) continue
    const cost = Math.abs(at - start - TARGET) - worth
    if (cost < bestCost) [best, bestCost] = [at, cost]
  }
  if (best !== -1) return best
  return plain.length - start <= LONGEST ? plain.length : wordEndBefore(plain, start, start + TARGET)
}

/** Where nothing ends within reach (a table, a list of words): between two words, never within a surrogate pair. */
function wordEndBefore(plain: string, start: number, limit: number): number {
  for (let at = limit; at > start + SHORTEST; at--) if (/\s/.test(plain.charAt(at))) return at
  const low = plain.charCodeAt(limit)
  return low >= 0xdc00 && low < 0xe000 ? limit - 1 : limit
}

function skipBlank(plain: string, from: number): number {
  let at = from
  while (at < plain.length && /\s/.test(plain.charAt(at))) at++
  return at
}

function trimmedEnd(plain: string, start: number, end: number): number {
  let at = end
  while (at > start + 1 && /\s/.test(plain.charAt(at - 1))) at--
  return at
}
