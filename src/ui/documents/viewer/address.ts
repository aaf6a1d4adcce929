import type { Span } from '#contracts/span.ts'

/** What the address of a document's page says beyond the document. */
export interface Address {
  analysis: number | null
  citation: number | null
  at: Span | null
}

/** Reads `?analysis=7&citation=3` or `?at=120-160`; what makes no sense is left out. */
export function readAddress(query: Pick<URLSearchParams, 'get'>): Address {
  return {
    analysis: whole(query.get('analysis')),
    citation: whole(query.get('citation')),
    at: spanOf(query.get('at')),
  }
}

/** The query of an address; '' for none. */
export function writeAddress({ analysis, citation, at }: Address): string {
  const query = new URLSearchParams()
  if (analysis !== null) query.set('analysis', String(analysis))
  if (citation !== null) query.set('citation', String(citation))
  if (at) query.set('at', `${at.start}-${at.end}`)
  return query.size > 0 ? `?${query}` : ''
}

function whole(word: string | null): number | null {
  return word && /^[1-9]\d{0,8}$/.test(word) ? Number(word) : null
}

function spanOf(word: string | null): Span | null {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(word ?? '') ?? []
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : null
}
