import type { DocumentRow } from '#contracts/document.ts'
import { pageWord } from '#contracts/page-words.ts'
import { count } from '#ui/parts/bytes.ts'

/** "12 pages", "9 slides"; nothing where a format has none, or before they are counted. */
export function pageCount({ fileType, pages }: Pick<DocumentRow, 'fileType' | 'pages'>): string | null {
  const word = pageWord(fileType)
  return word === null || pages === null ? null : count(pages, word)
}
