import { AppError } from '#server/platform/errors.ts'
import { MAX_CHARACTERS, MAX_PAGES, type RawDocument } from './raw.ts'

/**
 * Slides or sheets that were written apart as one document. Throws `document.too_many_pages`, `document.too_long`.
 */
export function joinPages(parts: readonly RawDocument[]): RawDocument {
  if (parts.length > MAX_PAGES) throw new AppError('document.too_many_pages', { pages: parts.length })
  const [first] = parts
  if (first && parts.length === 1) return first
  const joined: RawDocument = { pages: [], markup: [] }
  let start = 0
  for (const { pages, markup } of parts) {
    for (const span of markup) joined.markup.push({ start: span.start + start, end: span.end + start })
    for (const page of pages) {
      joined.pages.push(page)
      start += page.text.length + 1
    }
    if (start > MAX_CHARACTERS + 1) throw new AppError('document.too_long', { characters: start })
  }
  return joined
}
