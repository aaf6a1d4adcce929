import type { Span } from '#contracts/span.ts'

/** What the address of a document's page says beyond the document. */
export interface Address {
  analysis: number | null
  citation: number | null
  at: Passage | null
}

/** A span of the document; `hits` are the words in it that a search has found. */
export interface Passage extends Span {
  hits?: Span[]
}

/** Reads `?analysis=7&citation=3`, `?at=120-160` or `?at=120-160&hits=125-129.140-144`; what makes no sense is left out. */
export function readAddress(query: Pick<URLSearchParams, 'get'>): Address {
  return {
    analysis: whole(query.get('analysis')),
    citation: whole(query.get('citation')),
    at: passageOf(query.get('at'), query.get('hits')),
  }
}

/** The query of an address; '' for none. */
export function writeAddress({ analysis, citation, at }: Address): string {
  const query = new URLSearchParams()
  if (analysis !== null) query.set('analysis', String(analysis))
  if (citation !== null) query.set('citation', String(citation))
  if (at) query.set('at', written(at))
  if (at?.hits) query.set('hits', at.hits.map(written).join('.'))
  return query.size > 0 ? `?${query}` : ''
}

function whole(word: string | null): number | null {
  return word && /^[1-9]\d{0,8}$/.test(word) ? Number(word) : null
}

function written({ start, end }: Span): string {
  return `${start}-${end}`
}

function passageOf(at: string | null, words: string | null): Passage | null {
  const span = spanOf(at)
  const hits = (words ?? '').split('.', MOST_HITS).flatMap((word) => within(span, spanOf(word)))
  return span && hits.length > 0 ? { ...span, hits } : span
}

/** An address is anybody's to write: no more is marked than the passage has. */
export const MOST_HITS = 40

function within(passage: Span | null, hit: Span | null): Span[] {
  if (!passage || !hit || hit.start < passage.start || hit.end > passage.end) return []
  return [hit]
}

function spanOf(word: string | null): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(word ?? '') ?? []
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null
}
