import { AppError } from '#server/platform/errors.ts'
import type { RawDocument } from './raw.ts'
import { RtfReader } from './rtf-reader.ts'
import { readRtf } from './rtf-tokens.ts'

/**
 * A Rich Text file on one endless page, like `parseDocx`: headings, lists with their labels, tables by rows, the
 * results of fields, text boxes, notes at the end; without heads, feet, pictures, comments, hidden or deleted words.
 * Throws `document.damaged` where it ends too early, `document.markup_bomb`, `document.too_long`.
 */
export function parseRtf(bytes: Uint8Array): RawDocument {
  const reader = new RtfReader()
  readRtf(bytes, reader)
  if (!reader.isComplete) throw new AppError('document.damaged')
  return reader.body.finish().finish()
}
