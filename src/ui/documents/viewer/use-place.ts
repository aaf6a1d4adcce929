import { useMemo } from 'react'
import type { Passage } from './address.ts'
import { usePageText } from './page-content.ts'
import { spanRects } from './pdf/text-runs.ts'
import type { Mark } from './place.ts'
import { pageOf, type ReadyDocument } from './ready-document.ts'

/** The mark for a span that an address names: its rectangles come from its page's geometry. Null until it is there. */
export function usePlace(document: ReadyDocument, at: Passage | null): Mark | null {
  const number = pageOf(document, at?.start ?? 0)
  const key = { id: document.id, textId: document.text.id, page: number }
  const { data: page } = usePageText(key, at !== null)
  return useMemo(() => {
    if (!at || !page) return null
    const { boxes, text } = page
    const rects = boxes
      ? (at.hits ?? [at]).flatMap((span) =>
          spanRects(text, boxes, span.start - page.start, span.end - page.start),
        )
      : []
    return { citation: null, ...at, page: number, marks: [{ page: number, rects }] }
  }, [at, page, number])
}
