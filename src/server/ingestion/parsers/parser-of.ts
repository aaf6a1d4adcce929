import type { FileKind } from '../parsed.ts'
import type { RawDocument } from './raw.ts'

type Parser = (bytes: Uint8Array) => Promise<RawDocument>

/** Each is loaded when it is needed: a process reads one file, and the libraries of the others take 0.1 s. */
const PARSERS: Record<FileKind, Parser> = {
  pdf: async (bytes) => (await import('./pdf.ts')).parsePdf(bytes),
  markdown: async (bytes) => (await import('./markdown.ts')).parseMarkdown(bytes),
  text: async (bytes) => (await import('./text.ts')).parseText(bytes),
}

export function parserOf(kind: FileKind): Parser {
  return PARSERS[kind]
}
