import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import { heapOf } from './bookmarks.ts'

/** Longer labels are no page numbers, in bytes of UTF-16. */
const LONGEST = 64

/** What each page is called in the file's own numbering ("xii"), null where that is its number or nothing. */
export function pageLabels(engine: WrappedPdfiumModule, document: number): (string | null)[] {
  const { malloc, free } = engine.pdfium.wasmExports
  const start = malloc(LONGEST)
  const decoder = new TextDecoder('utf-16le')
  try {
    return Array.from({ length: engine.FPDF_GetPageCount(document) }, (_, index) => {
      const size = engine.FPDF_GetPageLabel(document, index, start, LONGEST)
      // Two bytes are the end of an empty one.
      if (size <= 2 || size > LONGEST) return null
      const label = decoder.decode(heapOf(engine).slice(start, start + size - 2)).trim()
      return label === '' || label === String(index + 1) ? null : label
    })
  } finally {
    free(start)
  }
}
