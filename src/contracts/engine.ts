/** Where PDFium's WebAssembly is served; its version is in the address, so that a browser may keep it for good. */
export const PDFIUM_WASM = '/engine/pdfium-2.15.1.wasm'
