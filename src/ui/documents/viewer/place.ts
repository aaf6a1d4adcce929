import type { Citation, PageMarks, Rect } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'

/** A marked place in the document. Offsets are those of the canonical text; rectangles are PDF points. */
export interface Mark {
  /** The number of the citation, or null for a place that a search or an address named. */
  citation: number | null
  start: number
  end: number
  page: number
  marks: PageMarks[]
  /** Of a place: the words in it that were found, to be marked instead of the whole. */
  hits?: readonly Span[]
}

/** The marks of a run's citations: verified ones only, the others lead nowhere. */
export function marksOf(citations: readonly Citation[]): Mark[] {
  return citations.flatMap((citation) => {
    const { number, start, end, page, marks, status } = citation
    if (!isVerified(status) || start === null || end === null) return []
    return [{ citation: number, start, end, page: page ?? marks[0]?.page ?? 1, marks }]
  })
}

/** Without the place that an address named: what is cited, for paper. */
export function citedOnly(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ citation }) => citation !== null)
}

/** The rectangles of a mark on one page. */
export function rectsOn(mark: Mark, page: number): Rect[] {
  return mark.marks.filter((part) => part.page === page).flatMap((part) => part.rects)
}

/** The smallest rectangle round several; null round none. */
export function around(rects: readonly Rect[]): Rect | null {
  const [first] = rects
  if (!first) return null
  return rects.reduce((all, rect) => ({
    left: Math.min(all.left, rect.left),
    top: Math.min(all.top, rect.top),
    right: Math.max(all.right, rect.right),
    bottom: Math.max(all.bottom, rect.bottom),
  }))
}
