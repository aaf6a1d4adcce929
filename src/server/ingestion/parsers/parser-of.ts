import type { FileType } from '#contracts/document.ts'
import type { Parser } from './context.ts'

/** Each is loaded when it is needed: a process reads one file, and the libraries of the others take 0.1 s. */
const PARSERS: Record<FileType, Parser> = {
  pdf: async (bytes, context) => (await import('./pdf.ts')).parsePdf(bytes, context),
  docx: async (bytes) => (await import('./docx.ts')).parseDocx(bytes),
  odt: async (bytes) => (await import('./odt.ts')).parseOdt(bytes),
  html: async (bytes) => (await import('./html.ts')).parseHtml(bytes),
  markdown: async (bytes) => (await import('./markdown.ts')).parseMarkdown(bytes),
  text: async (bytes) => (await import('./text.ts')).parseText(bytes),
  pptx: async (bytes, { progress }) => (await import('./pptx.ts')).parsePptx(bytes, progress),
  xlsx: async (bytes, { progress }) => (await import('./xlsx.ts')).parseXlsx(bytes, progress),
  ods: async (bytes, { progress }) => (await import('./ods.ts')).parseOds(bytes, progress),
  odp: async (bytes, { progress }) => (await import('./odp.ts')).parseOdp(bytes, progress),
  rtf: async (bytes) => (await import('./rtf.ts')).parseRtf(bytes),
  csv: async (bytes) => (await import('./csv.ts')).parseCsv(bytes),
  png: async (bytes, context) => (await import('./image.ts')).parseImage('png')(bytes, context),
  jpeg: async (bytes, context) => (await import('./image.ts')).parseImage('jpeg')(bytes, context),
  tiff: async (bytes, context) => (await import('./image.ts')).parseImage('tiff')(bytes, context),
}

export function parserOf(kind: FileType): Parser {
  return PARSERS[kind]
}
