import { createContext, use } from 'react'
import { shortPlace } from '#contracts/page-words.ts'
import type { ReadyDocument } from './viewer/ready-document.ts'

/** The document that is shown here: its kind, and what its pages are called. */
export const ShownDocument = createContext<ReadyDocument | null>(null)

/** Says where in the document that is shown a page is: "p. 12", "sheet “Budget”"; null where a number would say nothing. */
export function usePlaceWords(): (page: number | null) => string | null {
  const shown = use(ShownDocument)
  return (page) => {
    if (page === null || shown === null) return null
    return shortPlace(shown.fileType, { number: page, label: shown.text.pages[page - 1]?.label ?? null })
  }
}
