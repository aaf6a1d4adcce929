import type { FileType } from '#contracts/document.ts'

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

/** Where a citation stands, shortly: "p. 12", "slide 3"; null where a number would say nothing. */
export function shortPlace(fileType: FileType, page: number): string | null {
  const word = pageWord(fileType)
  return word === 'page' ? `p. ${page}` : word && `${word} ${page}`
}
