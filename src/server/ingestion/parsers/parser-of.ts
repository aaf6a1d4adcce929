import type { FileType } from '#contracts/document.ts'
import type { RawDocument } from './raw.ts'

type Parser = (bytes: Uint8Array) => Promise<RawDocument>

/** Each is loaded when it is needed: a process reads one file, and the libraries of the others take 0.1 s. */
const PARSERS: Record<FileType, Parser> = {
  pdf: async (bytes) => (await import('./pdf.ts')).parsePdf(bytes),
  docx: async (bytes) => (await import('./docx.ts')).parseDocx(bytes),
  odt: async (bytes) => (await import('./odt.ts')).parseOdt(bytes),
  html: async (bytes) => (await import('./html.ts')).parseHtml(bytes),
  markdown: async (bytes) => (await import('./markdown.ts')).parseMarkdown(bytes),
  text: async (bytes) => (await import('./text.ts')).parseText(bytes),
}

export function parserOf(kind: FileType): Parser {
  return PARSERS[kind]
}
