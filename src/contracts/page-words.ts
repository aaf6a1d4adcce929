import type { FileType } from './document.ts'

/** A page by its number, and by the name that the file itself gives it (a sheet's). */
export interface PageName {
  number: number
  label: string | null
}

/** What a page of a kind of document is called. Null where the format has none. */
export function pageWord(fileType: FileType): 'page' | 'slide' | 'sheet' | null {
  switch (fileType) {
    case 'pdf':
    case 'png':
    case 'jpeg':
    case 'tiff':
      return 'page'
    case 'pptx':
    case 'odp':
      return 'slide'
    case 'xlsx':
    case 'ods':
      return 'sheet'
    default:
      return null
  }
}

/** Where a citation stands: "page 12", "slide 3", "sheet “Budget”"; null where a number would say nothing. */
export function placeWords(fileType: FileType, page: PageName): string | null {
  const word = pageWord(fileType)
  return word && `${word} ${page.label === null ? page.number : `“${page.label}”`}`
}

/** The same, shortly: "p. 12", "slide 3", "sheet “Budget”". */
export function shortPlace(fileType: FileType, page: PageName): string | null {
  return pageWord(fileType) === 'page' && page.label === null
    ? `p. ${page.number}`
    : placeWords(fileType, page)
}
