import { fileTypeFromBuffer } from 'file-type'
import type { FileType } from '#contracts/document.ts'
import { AppError } from '#server/platform/errors.ts'
import { looksLikeText } from './text-check.ts'
import { zipKind } from './zip-kind.ts'

const MARKDOWN = new Set(['md', 'markdown', 'mdown', 'mkd'])
const PLAIN = new Set(['txt', 'text', 'log', 'json', 'yaml', 'yml', 'rst', 'tex', 'org', 'srt'])
const TABLES = new Set(['csv', 'tsv', 'tab'])
/** Text inside, but not text to read: read as such, its markup would drown the words. */
const MARKED_UP = new Set(['svg', 'xml', 'eml', 'ps', 'fodt', 'fods', 'fodp'])
const PAGES = new Set(['html', 'htm', 'xhtml'])
const PAGE = /^(?:\s|<!--[\s\S]{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html)[\s>]/i
/** Formats that are archives, or pictures, and read. */
const READ = new Set<string>([
  'docx',
  'odt',
  'pptx',
  'xlsx',
  'ods',
  'odp',
  'png',
  'jpeg',
  'tiff',
] satisfies FileType[])
/** Other names of these formats: with macros (which are never run), as templates, as shows. */
const ALIASES: Record<string, FileType> = {
  ...aliases('docx', 'docm', 'dotx', 'dotm'),
  ...aliases('xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb'),
  ...aliases('pptx', 'pptm', 'potx', 'potm', 'ppsx', 'ppsm'),
  ...aliases('odt', 'ott'),
  ...aliases('ods', 'ots'),
  ...aliases('odp', 'otp'),
  ...aliases('jpeg', 'jpg', 'jpe', 'jfif'),
  ...aliases('tiff', 'tif'),
}
/** Never text: a text under such a name was renamed, or is an error page saved under it. */
const BINARY =
  /^(pdf|png|jpe?g?|jfif|gif|webp|tiff?|bmp|heic|do[ct][xm]?|xl[st][xmb]?|p(?:pt|ot|ps)[xm]?|o[dt][tsp]|epub|zip|gz|rar|7z|mp[34]|exe|dll)$/
/** What a container's magic number stands for, when it tells no more. */
const CONTAINERS: Record<string, RegExp> = {
  zip: /^(zip|docx|xlsx|pptx|od[tspg]|epub|jar|apk|pages|numbers|key|cbz)$/,
  cfb: /^(do[ct]|xl[st]|ppt|pot|pps|msg|msi)$/,
}

/**
 * What a file is, judged by its first bytes (4,100 or more, or all of it); the name only chooses between
 * kinds of text. Throws `document.empty`, `document.unsupported` or `document.disguised`, the last two with
 * `{ found, extension }`: a file type's usual extension, or `text` or `binary`.
 */
export async function sniff(head: Uint8Array, filename: string, size: number): Promise<{ kind: FileType }> {
  if (size === 0) throw new AppError('document.empty')
  const extension = extensionOf(filename)
  const isText = looksLikeText(head)
  if (isPdf(head, isText)) return named('pdf', extension)
  if (isText) return textNamed(extension, head)
  const found = await foundIn(head, extension)
  if (isRead(found)) return named(found, extension)
  const promised = kindOf(extension)
  // Office encrypts a document by putting it into a compound file, which its parser tells from others.
  if (found === 'cfb' && isRead(promised) && /^(?:docx|xlsx|pptx)$/.test(promised)) return { kind: promised }
  const readable = extension === 'pdf' || isRead(promised) || isTextual(extension)
  const honest = !readable && (found === 'binary' || sameType(found, extension))
  throw new AppError(honest || !isKnown(extension) ? 'document.unsupported' : 'document.disguised', {
    found,
    extension,
  })
}

/** How text that came as such is read: by its name's ending, whatever that promises. */
export function kindOfText(filename: string): FileType {
  const extension = extensionOf(filename)
  if (PAGES.has(extension)) return 'html'
  if (TABLES.has(extension)) return 'csv'
  return MARKDOWN.has(extension) ? 'markdown' : 'text'
}

/** A zip's kind is told by its entries: the first bytes of all zips are the same. */
async function foundIn(head: Uint8Array, extension: string): Promise<string> {
  const kind = startsWith(head, 'PK\x03\x04') ? zipKind(head, kindOf(extension)) : null
  return kind ?? kindOf((await fileTypeFromBuffer(head))?.ext ?? (isTiff(head) ? 'tiff' : 'binary'))
}

/** Most programs write a TIFF's directory last, beyond the head, and file-type knows no TIFF without it. */
function isTiff(head: Uint8Array): boolean {
  return startsWith(head, 'II*\0') || startsWith(head, 'MM\0*')
}

function aliases(kind: FileType, ...extensions: string[]): Record<string, FileType> {
  return Object.fromEntries(extensions.map((extension) => [extension, kind]))
}

/** The kind that an extension stands for; itself when it has no other name. */
function kindOf(extension: string): string {
  return ALIASES[extension] ?? extension
}

function isRead(kind: string): kind is FileType {
  return READ.has(kind)
}

function named(kind: FileType, extension: string): { kind: FileType } {
  if (kindOf(extension) === kind || !isKnown(extension)) return { kind }
  throw new AppError('document.disguised', { found: kind, extension })
}

function textNamed(extension: string, head: Uint8Array): { kind: FileType } {
  // Word itself has long saved RTF under the name of its own format.
  if (startsWith(head, '{\\rtf')) return extension === 'doc' ? { kind: 'rtf' } : named('rtf', extension)
  if (BINARY.test(extension) || extension === 'rtf')
    throw new AppError('document.disguised', { found: 'text', extension })
  if (MARKED_UP.has(extension)) throw new AppError('document.unsupported', { found: extension, extension })
  if (PAGES.has(extension) || (!isKnown(extension) && PAGE.test(latin1(head.subarray(0, 4_096)))))
    return { kind: 'html' }
  if (TABLES.has(extension)) return { kind: 'csv' }
  return { kind: MARKDOWN.has(extension) ? 'markdown' : 'text' }
}

/** The header may follow junk within 1,024 bytes (ISO 32000, annex H); in a text it is but mentioned. */
function isPdf(head: Uint8Array, isText: boolean): boolean {
  const at = latin1(head.subarray(0, 1024)).indexOf('%PDF-')
  return isText ? at === 0 : at >= 0
}

function sameType(found: string, extension: string): boolean {
  return found === kindOf(extension) || (CONTAINERS[found]?.test(extension) ?? false)
}

function isKnown(extension: string): boolean {
  return isTextual(extension) || MARKED_UP.has(extension) || extension === 'rtf' || BINARY.test(extension)
}

function isTextual(extension: string): boolean {
  return [MARKDOWN, PLAIN, TABLES, PAGES].some((kinds) => kinds.has(extension))
}

function startsWith(head: Uint8Array, words: string): boolean {
  return latin1(head.subarray(0, words.length)) === words
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

/** Without its dot and in lower case, '' when there is none. */
function extensionOf(filename: string): string {
  return /\.([^./\\]{1,16})$/.exec(filename.trim())?.[1]?.toLowerCase() ?? ''
}
