import type { RawDocument } from './raw.ts'
import { textPage } from './text.ts'

export function parseMarkdown(bytes: Uint8Array): RawDocument {
  return { pages: [textPage(bytes)], markup: [] }
}
