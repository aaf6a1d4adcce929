import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { init } from '@embedpdf/pdfium'
import { AppError } from '#server/platform/errors.ts'

/** PDFium's C functions as WebAssembly exports them: pointers and handles are numbers, 0 is null. */
type NativeFunction = (...args: number[]) => number
const NATIVE = [
  'malloc',
  'free',
  'FPDF_LoadMemDocument',
  'FPDF_CloseDocument',
  'FPDF_GetLastError',
  'FPDF_GetPageCount',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDF_GetPageBoundingBox',
  'FPDFPage_GetRotation',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_IsHyphen',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetLooseCharBox',
  'FPDFPage_CountObjects',
  'FPDFBitmap_CreateEx',
  'FPDFBitmap_FillRect',
  'FPDF_RenderPageBitmap',
  'FPDFBitmap_GetBuffer',
  'FPDFBitmap_GetStride',
  'FPDFBitmap_Destroy',
] as const

export type Pdfium = Record<(typeof NATIVE)[number], NativeFunction> & {
  /** Views of the module's memory; read them anew after each call, for the memory may have grown. */
  heap: { readonly HEAPU8: Uint8Array; readonly HEAPF32: Float32Array; readonly HEAPF64: Float64Array }
  /** True once the module asked for more memory than it may have; it is unusable from then on. */
  exhausted(): boolean
}

/** What the module's memory may grow to: a page that inflates without end stops here, in any process. */
const MEMORY_LIMIT = 384 * 2 ** 20
const WASM_PAGE = 65_536

let loaded: Promise<Pdfium> | undefined

/** PDFium, compiled once per process. It does one thing at a time and blocks: call it in a child process only. */
export function loadPdfium(): Promise<Pdfium> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Pdfium> {
  const file = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm')
  const binary = await readFile(file)
  const wrapped = await init({ wasmBinary: new Uint8Array(binary).buffer })
  wrapped.PDFiumExt_Init()
  const heap = wrapped.pdfium as unknown as Pdfium['heap']
  const wasm = wrapped.pdfium.wasmExports as unknown as Record<string, NativeFunction> & {
    memory: WebAssembly.Memory
  }
  const exhausted = capMemory(wasm.memory)
  const functions = Object.fromEntries(NATIVE.map((name) => [name, wasm[name]]))
  return { ...(functions as Record<(typeof NATIVE)[number], NativeFunction>), heap, exhausted }
}

/** The module grows its memory through this object's `grow`: refusing there makes its malloc fail. */
function capMemory(memory: WebAssembly.Memory): () => boolean {
  let exhausted = false
  const grow = memory.grow.bind(memory)
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * WASM_PAGE <= MEMORY_LIMIT) return grow(pages)
    exhausted = true
    throw new RangeError('PDFium asked for more memory than it may have')
  }
  return () => exhausted
}

/** FPDF_GetLastError after a document did not open. */
const PASSWORD_NEEDED = 4
const UNSUPPORTED_SECURITY = 5

/**
 * Opens a document, hands its handle to `use`, and frees what it loaded.
 * Throws `document.encrypted`, `document.damaged` or `document.too_much_memory`.
 */
export function withPdf<T>(pdfium: Pdfium, bytes: Uint8Array, use: (document: number) => T): T {
  let data = 0
  let document = 0
  try {
    data = pdfium.malloc(bytes.length)
    if (data === 0) throw new AppError('document.too_much_memory')
    pdfium.heap.HEAPU8.set(bytes, data)
    document = pdfium.FPDF_LoadMemDocument(data, bytes.length, 0)
    if (document === 0) throw whyNotOpened(pdfium)
    const result = use(document)
    pdfium.FPDF_CloseDocument(document)
    pdfium.free(data)
    return result
  } catch (error) {
    if (pdfium.exhausted()) throw new AppError('document.too_much_memory', {}, { cause: error })
    if (error instanceof WebAssembly.RuntimeError) {
      throw new AppError('document.damaged', {}, { cause: error })
    }
    if (document !== 0) pdfium.FPDF_CloseDocument(document)
    if (data !== 0) pdfium.free(data)
    throw error
  }
}

function whyNotOpened(pdfium: Pdfium): AppError {
  const error = pdfium.FPDF_GetLastError()
  const locked = error === PASSWORD_NEEDED || error === UNSUPPORTED_SECURITY
  return new AppError(locked ? 'document.encrypted' : 'document.damaged', { pdfium: error })
}
