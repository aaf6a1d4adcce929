import { useMemo } from 'react'
import type { Passage } from './address.ts'
import { usePageText } from './page-content.ts'
import { rectsOnPage } from './pdf/text-runs.ts'
import type { Mark } from './place.ts'
import { pageOf, type ReadyDocument } from './ready-document.ts'

/** The mark for a span that an address names: its rectangles come from its pages' geometry. Null until it is there. */
export function usePlace(document: ReadyDocument, at: Passage | null): Mark | null {
  const first = pageOf(document, at?.start ?? 0)
  const last = pageOf(document, (at?.end ?? 1) - 1)
  const key = { id: document.id, textId: document.text.id }
  const { data: page } = usePageText({ ...key, page: first }, at !== null)
  // It may go on over a page's end; no further, for it is a passage.
  const { data: next } = usePageText({ ...key, page: last }, at !== null && last > first)
  return useMemo(() => {
    if (!at || !page || (last > first && !next)) return null
    const pages = next && last > first ? [page, next] : [page]
    const marks = pages.map((one) => ({
      page: one.number,
      rects: (at.hits ?? [at]).flatMap((span) => rectsOnPage(one, span)),
    }))
    return { citation: null, ...at, page: first, marks }
  }, [at, page, next, first, last])
}
