import { needsRecognition } from '../ocr/recognise-pages.ts'
import { hasContent } from '../ocr/render-page.ts'
import { loadPdfium } from '../parsers/pdfium.ts'
import type { RawDocument, RawPage } from '../parsers/raw.ts'
import type { RemoteAnswer, RemoteReader } from './remote-reader.ts'

/**
 * Puts in what a remote parser has read: for pages that have something on them but no text, or for all (`always`).
 * Such a page has words and no geometry. What the answer leaves without words stays as it was, to be recognised
 * here; an answer that speaks of other pages than there are counts as a failure.
 */
export async function readRemotely(
  raw: RawDocument,
  bytes: Uint8Array,
  { mode, ask }: { mode: RemoteReader['mode'] | 'no'; ask: () => Promise<RemoteAnswer> },
): Promise<RawDocument> {
  if (mode === 'no') return raw
  const wanted = await pagesFor(mode, raw, bytes)
  if (wanted.size === 0) return raw
  const answer = await ask()
  if (answer === 'no') return raw
  const texts = new Map(answer === 'failed' ? [] : answer.map(({ page, text }) => [page - 1, cleaned(text)]))
  const isOurs = [...texts.keys()].every((index) => index < raw.pages.length)
  if (!isOurs || ![...wanted].some((index) => texts.get(index))) return { ...raw, remote: 'failed' }
  const pages = raw.pages.map((page, index): RawPage => {
    const text = wanted.has(index) && texts.get(index)
    return text ? { ...page, text, boxes: null, source: needsRecognition(page) ? 'ocr' : page.source } : page
  })
  return { ...raw, pages, remote: 'yes' }
}

/** The pages, by index, that are read elsewhere: all, or those that have something on them but no text. */
async function pagesFor(
  mode: RemoteReader['mode'],
  { pages, rendition }: RawDocument,
  bytes: Uint8Array,
): Promise<Set<number>> {
  const all = pages.map((_, index) => index)
  if (mode === 'always') return new Set(all)
  const bare = all.filter((index) => needsRecognition(pages[index] as RawPage))
  return new Set(bare.length === 0 ? [] : hasContent(await loadPdfium(), rendition ?? bytes, bare))
}

/** As canonical text wants it: line ends as `\n`, no other control characters, `\f` among them, no lone surrogates. */
function cleaned(text: string): string {
  const lines = text.replace(/\r\n?|\u2028|\u2029/g, '\n')
  return lines
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .toWellFormed()
    .trimEnd()
}
