import type { FileType } from '#contracts/document.ts'
import { AppError } from '#server/platform/errors.ts'
import type { RawDocument } from './raw.ts'

/** What a parser may be told and tell besides the bytes. */
export interface ParseContext {
  /** Called as pages are read. */
  progress(pagesDone: number, pagesTotal: number): void
}

export type Parser = (bytes: Uint8Array, context: ParseContext) => Promise<RawDocument>

/** Each is loaded when it is needed: a process reads one file, and the libraries of the others take 0.1 s. */
const PARSERS: Record<FileType, Parser> = {
  pdf: async (bytes) => (await import('./pdf.ts')).parsePdf(bytes),
  docx: async (bytes) => (await import('./docx.ts')).parseDocx(bytes),
  odt: async (bytes) => (await import('./odt.ts')).parseOdt(bytes),
  html: async (bytes) => (await import('./html.ts')).parseHtml(bytes),
  markdown: async (bytes) => (await import('./markdown.ts')).parseMarkdown(bytes),
  text: async (bytes) => (await import('./text.ts')).parseText(bytes),
  pptx: unread,
  xlsx: unread,
  ods: unread,
  odp: unread,
  rtf: unread,
  csv: unread,
  png: unread,
  jpeg: unread,
  tiff: unread,
}

async function unread(): Promise<RawDocument> {
  throw new AppError('document.unsupported')
}

export function parserOf(kind: FileType): Parser {
  return PARSERS[kind]
}
