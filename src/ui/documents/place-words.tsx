import { createContext, use } from 'react'
import type { FileType } from '#contracts/document.ts'
import { shortPlace } from './page-words.ts'

/** The kind of the document that is shown here. */
export const ShownFileType = createContext<FileType>('pdf')

/** Says where in the document that is shown a page is: "p. 12", "slide 3"; null where a number would say nothing. */
export function usePlaceWords(): (page: number | null) => string | null {
  const fileType = use(ShownFileType)
  return (page) => (page === null ? null : shortPlace(fileType, page))
}
