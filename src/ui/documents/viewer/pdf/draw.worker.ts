import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'
import { bookmarksOf, heapOf } from './bookmarks.ts'
import { readOutline } from './outline.ts'
import { pageLabels } from './page-labels.ts'
import type { Answer, Request } from './protocol.ts'

/**
 * Draws pages with PDFium: the engine that gave the server its page sizes and characters' rectangles, so that
 * marks lie exactly on the words. One thing at a time; the page keeps the queue.
 */

/** FPDFBitmap_BGRx: four bytes a pixel, no transparency. */
const FORMAT = 3
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER: annotations too, and red first, as a canvas wants it. */
const FLAGS = 0x01 | 0x10
const WHITE = 0xffffffff

/** The worker's own global scope; the project's types know the page's only. */
interface Scope {
  onmessage: ((event: MessageEvent<Request>) => void) | null
  postMessage(answer: Answer, transfer?: Transferable[]): void
}
const scope = globalThis as unknown as Scope

let pdfium: WrappedPdfiumModule | null = null
let document = 0

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** The engine, from what the page compiled meanwhile. */
function start(module: WebAssembly.Module): Promise<WrappedPdfiumModule> {
  const overrides = {
    instantiateWasm(imports: WebAssembly.Imports, done: Instantiated) {
      void WebAssembly.instantiate(module, imports).then((instance) => done(instance, module))
      return {}
    },
  }
  return init(overrides as unknown as Parameters<typeof init>[0])
}

async function open({ engine: module, bytes }: Extract<Request, { type: 'open' }>): Promise<void> {
  const engine = await start(module)
  engine.PDFiumExt_Init()
  const data = engine.pdfium.wasmExports.malloc(bytes.byteLength)
  heapOf(engine).set(new Uint8Array(bytes), data)
  document = engine.FPDF_LoadMemDocument(data, bytes.byteLength, '')
  if (!document) throw new Error('PDFium could not open the file')
  pdfium = engine
}

async function draw(request: Extract<Request, { type: 'draw' }>): Promise<ImageBitmap> {
  if (!pdfium) throw new Error('No document is open')
  const { width, height } = request
  const page = pdfium.FPDF_LoadPage(document, request.page - 1)
  if (!page) throw new Error('PDFium could not load the page')
  const bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FORMAT, 0, 0)
  try {
    if (!bitmap) throw new Error('There is no memory for the page')
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, request.rotation, FLAGS)
    const start = pdfium.FPDFBitmap_GetBuffer(bitmap)
    const pixels = canvasPixels(width, height)
    pixels.data.set(heapOf(pdfium).subarray(start, start + width * height * 4))
    opaque(pixels.data)
    return await createImageBitmap(pixels)
  } finally {
    if (bitmap) pdfium.FPDFBitmap_Destroy(bitmap)
    pdfium.FPDF_ClosePage(page)
  }
}

let kept: ImageData | null = null

/** Pages mostly have the same size, so the pixels of the last one are written over: nothing piles up for the collector. */
function canvasPixels(width: number, height: number): ImageData {
  if (kept?.width !== width || kept.height !== height) kept = new ImageData(width, height)
  return kept
}

/** A BGRx bitmap leaves its fourth byte as it likes. */
function opaque(data: Uint8ClampedArray): void {
  for (let at = 3; at < data.length; at += 4) data[at] = 255
}

scope.onmessage = async ({ data: request }) => {
  if (request.type === 'open') {
    await open(request).then(
      () => scope.postMessage({ type: 'opened' }),
      () => scope.postMessage({ type: 'failed' }),
    )
    return
  }
  if (request.type === 'outline') {
    const entries = pdfium ? readOutline(bookmarksOf(pdfium, document)) : []
    const labels = pdfium ? pageLabels(pdfium, document) : []
    scope.postMessage({ type: 'outline', entries, labels })
    return
  }
  await draw(request).then(
    (bitmap) => scope.postMessage({ type: 'drawn', id: request.id, bitmap }, [bitmap]),
    () => scope.postMessage({ type: 'lost', id: request.id }),
  )
}
