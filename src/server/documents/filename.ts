import { MAX_FILENAME } from '#contracts/document.ts'
import { AppError } from '#server/platform/errors.ts'

/** Control characters, and those that turn the direction of writing and so disguise an ending. */
const HIDDEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/**
 * A name as it may be stored and shown: without folders, hidden characters or lone surrogates, at most 255 long
 * with its ending kept. Throws `document.name_missing`.
 */
export function cleanFilename(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = base.replace(HIDDEN, '').trim()
  if (name === '' || name === '.' || name === '..') throw new AppError('document.name_missing')
  if (name.length <= MAX_FILENAME) return name
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.slice(0, MAX_FILENAME - ending.length).toWellFormed() + ending
}

/** A Content-Disposition value that is safe for any name (RFC 6266, RFC 8187). */
export function disposition(kind: 'attachment' | 'inline', filename: string): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(filename).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
