import { AppError } from '#server/platform/errors.ts'
import { type Pdfium, withPdf } from '../parsers/pdfium.ts'
import type { GreyImage } from './grey-image.ts'

export interface PageView {
  /** From 0. */
  index: number
  /** In points, as shown. */
  width: number
  height: number
  /** Quarter turns clockwise, besides the page's own. */
  turns: number
  dpi: number
}

/** A page of A3 at 300 dpi has 17.4 million; larger ones are drawn smaller. */
const MAX_PIXELS = 20_000_000
const GREY = 1
const ANNOTATIONS_AND_GREYSCALE = 0x01 | 0x08
const WHITE = 0xffffffff

/** The scale at which a page is drawn, in pixels a point. */
export function scaleOf({ width, height, dpi }: Pick<PageView, 'width' | 'height' | 'dpi'>): number {
  return Math.min(dpi / 72, Math.sqrt(MAX_PIXELS / (width * height)))
}

/** Those of the pages (by index) that have anything on them. */
export function hasContent(pdfium: Pdfium, bytes: Uint8Array, indices: readonly number[]): number[] {
  return withPdf(pdfium, bytes, (document) =>
    indices.filter((index) => {
      const page = pdfium.FPDF_LoadPage(document, index)
      if (page === 0) return true
      const objects = pdfium.FPDFPage_CountObjects(page)
      pdfium.FPDF_ClosePage(page)
      return objects > 0
    }),
  )
}

/** Draws a page. Null where it has nothing on it. Throws `document.*` as opening the document does. */
export function renderPage(pdfium: Pdfium, bytes: Uint8Array, view: PageView): GreyImage | null {
  return withPdf(pdfium, bytes, (document) => {
    const page = pdfium.FPDF_LoadPage(document, view.index)
    if (page === 0) throw new AppError('document.damaged')
    try {
      return pdfium.FPDFPage_CountObjects(page) === 0 ? null : draw(pdfium, page, view)
    } finally {
      pdfium.FPDF_ClosePage(page)
    }
  })
}

function draw(pdfium: Pdfium, page: number, view: PageView): GreyImage {
  const scale = scaleOf(view)
  const across = view.turns % 2 === 0 ? view.width : view.height
  const down = view.turns % 2 === 0 ? view.height : view.width
  const width = Math.max(1, Math.round(across * scale))
  const height = Math.max(1, Math.round(down * scale))
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, GREY, 0, 0)
  if (bitmap === 0) throw new AppError('document.too_much_memory')
  try {
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, view.turns, ANNOTATIONS_AND_GREYSCALE)
    return { width, height, pixels: copy(pdfium, bitmap, width, height) }
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap)
  }
}

function copy(pdfium: Pdfium, bitmap: number, width: number, height: number): Uint8Array {
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap)
  const stride = pdfium.FPDFBitmap_GetStride(bitmap)
  const memory = pdfium.heap.HEAPU8
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    pixels.set(memory.subarray(from + y * stride, from + y * stride + width), y * width)
  return pixels
}
