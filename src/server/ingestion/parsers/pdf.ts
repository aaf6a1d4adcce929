import { AppError } from '#server/platform/errors.ts'
import type { ParseContext } from './context.ts'
import { readPage } from './pdf-page.ts'
import { loadPdfium, type Pdfium, withPdf } from './pdfium.ts'
import { MAX_CHARACTERS, MAX_PAGES, type RawDocument, type RawPage } from './raw.ts'

const ALONE: ParseContext = {
  limits: { pages: MAX_PAGES, characters: MAX_CHARACTERS },
  progress: () => undefined,
}

/**
 * The words of a PDF, page by page, with the rectangle of each character.
 * Throws `document.encrypted`, `.damaged`, `.too_many_pages`, `.too_long` or `.too_much_memory`.
 */
export async function parsePdf(
  bytes: Uint8Array,
  { limits, progress }: ParseContext = ALONE,
): Promise<RawDocument> {
  const pdfium = await loadPdfium()
  return withPdf(pdfium, bytes, (document) => ({
    pages: readPages(pdfium, document, { limits, progress }),
    markup: [],
  }))
}

function readPages(pdfium: Pdfium, document: number, { limits, progress }: ParseContext): RawPage[] {
  const count = pdfium.FPDF_GetPageCount(document)
  if (count <= 0) throw new AppError('document.damaged', { pages: count })
  if (count > limits.pages) throw new AppError('document.too_many_pages', { pages: count })
  const pages: RawPage[] = []
  let characters = 0
  let read = 0
  for (let index = 0; index < count; index++) {
    const page = readPage(pdfium, document, index)
    characters += page.text.length + 1
    if (characters > limits.characters) throw new AppError('document.too_long')
    pages.push(page)
    // One without text is not done: it may be recognised.
    if (page.source === 'text') read++
    progress(read, count)
  }
  return pages
}
