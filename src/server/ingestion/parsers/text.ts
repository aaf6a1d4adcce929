import { AppError } from '#server/platform/errors.ts'
import { decodeText } from './decode-text.ts'
import { MAX_CHARACTERS, type RawDocument } from './raw.ts'

/** Plain text in any encoding that can be told: one page without geometry. Throws `document.too_long`. */
export function parseText(bytes: Uint8Array): RawDocument {
  return { pages: [textPage(bytes)], markup: [] }
}

/** The canonical text of a text file as its only page. */
export function textPage(bytes: Uint8Array): RawDocument['pages'][number] {
  const text = canonical(decodeText(bytes))
  if (text.length > MAX_CHARACTERS) throw new AppError('document.too_long', { characters: text.length })
  return { text, source: /\S/.test(text) ? 'text' : 'empty', width: null, height: null, boxes: null }
}

/** Line ends `\n`; a form feed would be taken for a page break, so it becomes a line end as well. */
function canonical(text: string): string {
  return text
    .replace(/\r\n?|\f/g, '\n')
    .replaceAll('\0', '')
    .toWellFormed()
}
