import type { OutlineEntry } from './outline.ts'

/** What the page asks of the worker that draws. Page numbers count from 1, sizes are in device pixels. */
export type Request =
  | { type: 'open'; engine: WebAssembly.Module; bytes: ArrayBuffer }
  | { type: 'outline' }
  | { type: 'draw'; id: number; page: number; width: number; height: number; rotation: number }

/** What the worker answers: `failed` is about the whole file, `lost` about one page. */
export type Answer =
  | { type: 'opened' }
  | { type: 'failed' }
  /** `labels`: what is printed on each page in the file's own numbering; null where that is its number. */
  | { type: 'outline'; entries: OutlineEntry[]; labels: (string | null)[] }
  | { type: 'drawn'; id: number; bitmap: ImageBitmap }
  | { type: 'lost'; id: number }
