import type { WrappedPdfiumModule } from '@embedpdf/pdfium'
import type { Bookmarks } from './outline.ts'

/** PDFACTION_GOTO: a place in the same document. */
const GO_TO = 1
/** Longer titles are cut, in bytes of UTF-16. */
const LONGEST = 2_000

/** The bookmarks of a document that is open in PDFium. */
export function bookmarksOf(engine: WrappedPdfiumModule, document: number): Bookmarks {
  /** PDFium gives the place itself, or an action that leads there. */
  function destination(bookmark: number): number {
    const direct = engine.FPDFBookmark_GetDest(document, bookmark)
    if (direct) return direct
    const action = engine.FPDFBookmark_GetAction(bookmark)
    const leads = action && engine.FPDFAction_GetType(action) === GO_TO
    return leads ? engine.FPDFAction_GetDest(document, action) : 0
  }

  return {
    firstChild: (parent) => engine.FPDFBookmark_GetFirstChild(document, parent),
    nextSibling: (bookmark) => engine.FPDFBookmark_GetNextSibling(document, bookmark),
    title(bookmark) {
      const size = engine.FPDFBookmark_GetTitle(bookmark, 0, 0)
      // Two bytes are the end of an empty one.
      if (size <= 2) return ''
      const { malloc, free } = engine.pdfium.wasmExports
      const start = malloc(size)
      try {
        engine.FPDFBookmark_GetTitle(bookmark, start, size)
        const bytes = heapOf(engine).slice(start, start + Math.min(size - 2, LONGEST))
        return new TextDecoder('utf-16le').decode(bytes)
      } finally {
        free(start)
      }
    },
    page(bookmark) {
      const place = destination(bookmark)
      const index = place ? engine.FPDFDest_GetDestPageIndex(document, place) : -1
      return index >= 0 ? index + 1 : null
    },
  }
}

/** The module's memory; read anew after each call, for it may have grown. The package's types leave it out. */
export function heapOf(engine: WrappedPdfiumModule): Uint8Array {
  return (engine.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8
}
