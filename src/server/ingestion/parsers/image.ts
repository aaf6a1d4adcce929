import type { ParseContext, Parser } from './context.ts'
import { jpegPage } from './image-jpeg.ts'
import { makeImagePdf } from './image-pdf.ts'
import { pngPage } from './image-png.ts'
import { tiffPages } from './image-tiff.ts'
import { parsePdf } from './pdf.ts'

/**
 * Reads an image by way of a PDF made of it, its rendition: from then on it is a scan like any other, whose pages
 * have no text until they are recognised. Throws `document.damaged`, `.archive_bomb`, `.too_many_pages`.
 */
export function parseImage(kind: 'png' | 'jpeg' | 'tiff'): Parser {
  return async (bytes, context) => {
    const rendition = makeImagePdf(pagesOf(kind, bytes, context))
    const raw = await parsePdf(rendition, context)
    return { ...raw, rendition }
  }
}

function pagesOf(kind: 'png' | 'jpeg' | 'tiff', bytes: Uint8Array, context: ParseContext) {
  if (kind === 'png') return [pngPage(bytes)]
  return kind === 'jpeg' ? [jpegPage(bytes)] : tiffPages(bytes, context.progress)
}
