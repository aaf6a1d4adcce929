import type { Coverage } from '#contracts/document.ts'
import type { Span } from '#contracts/span.ts'
import { AppError } from '#server/platform/errors.ts'
import { detectLanguage } from './language.ts'
import { PARSE_LIMITS, type ParseLimits } from './limits.ts'
import type { ParsedDocument, ParsedPage } from './parsed.ts'
import type { RawDocument } from './parsers/raw.ts'
import { repeatedLines } from './skippable.ts'

/**
 * Joins a parser's pages into the canonical text.
 * Throws when no page has words: `document.damaged` when that is because none could be read, `document.no_text` where
 * pictures were looked at, `document.blank` in formats whose pictures are not; past the limits `document.too_many_pages`
 * or `.too_long`.
 */
export async function assemble(
  raw: RawDocument,
  limits: Pick<ParseLimits, 'pages' | 'characters'> = PARSE_LIMITS,
): Promise<ParsedDocument> {
  if (raw.pages.length > limits.pages)
    throw new AppError('document.too_many_pages', { pages: raw.pages.length })
  const pages: ParsedPage[] = []
  let start = 0
  for (const [index, { text, label = null, ...page }] of raw.pages.entries()) {
    pages.push({ number: index + 1, label, start, end: start + text.length, ...page })
    start += text.length + 1
  }
  if (start - 1 > limits.characters) throw new AppError('document.too_long', { characters: start - 1 })
  const coverage = cover(pages, raw)
  if (coverage.text + coverage.ocr === 0) {
    if (coverage.failed.length > 0) throw new AppError('document.damaged')
    const isRecognised = raw.remote === 'yes' || raw.pages.some(({ width }) => width !== null)
    throw new AppError(isRecognised ? 'document.no_text' : 'document.blank')
  }
  const text = raw.pages.map((page) => page.text).join('\f')
  const skippable: Span[] = hasHeads(raw) ? repeatedLines(text, pages) : raw.markup
  const language = await detectLanguage(text)
  return { text, pages, skippable, language, coverage, rendition: raw.rendition ?? null }
}

/** Heads and feet of slides are known from the file; what repeats on sheets is content. */
function hasHeads({ pages, remote }: RawDocument): boolean {
  return pages.length > 1 && (remote === 'yes' || pages.some(({ boxes }) => boxes !== null))
}

function cover(pages: ParsedPage[], { ocrLanguages = [], remote = 'no' }: RawDocument): Coverage {
  const numbers = (source: string) =>
    pages.filter((page) => page.source === source).map(({ number }) => number)
  return {
    pages: pages.length,
    text: numbers('text').length,
    ocr: numbers('ocr').length,
    empty: numbers('empty'),
    failed: numbers('failed'),
    ocrLanguages,
    remote,
  }
}
