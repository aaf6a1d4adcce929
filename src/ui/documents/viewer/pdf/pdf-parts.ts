import { PDFIUM_WASM } from '#contracts/engine.ts'

let engine: Promise<WebAssembly.Module> | null = null

/** PDFium, compiled once for all documents while this page is open. */
export function loadEngine(): Promise<WebAssembly.Module> {
  engine ??= WebAssembly.compileStreaming(fetch(PDFIUM_WASM)).catch((error) => {
    engine = null
    throw error
  })
  return engine
}

/** A file's bytes. The page's head may have asked for them already: then the browser hands over what it has. */
export async function loadFile(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The file answered ${response.status}`)
  return response.arrayBuffer()
}
