import type { FileKind } from '../parsed.ts'
import { parseMarkdown } from './markdown.ts'
import { parsePdf } from './pdf.ts'
import type { RawDocument } from './raw.ts'
import { parseText } from './text.ts'

type Parser = (bytes: Uint8Array) => RawDocument | Promise<RawDocument>

const PARSERS: Record<FileKind, Parser> = { pdf: parsePdf, markdown: parseMarkdown, text: parseText }

export function parserOf(kind: FileKind): Parser {
  return PARSERS[kind]
}
