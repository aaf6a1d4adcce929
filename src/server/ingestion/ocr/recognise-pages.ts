import { AppError } from '#server/platform/errors.ts'
import { detectLanguage } from '../language.ts'
import { cpuMs } from '../parse-clock.ts'
import { loadPdfium } from '../parsers/pdfium.ts'
import type { RawDocument, RawPage } from '../parsers/raw.ts'
import { languageNamed, usableLanguages } from './languages.ts'
import { recognisePage } from './recognise-page.ts'
import { openRecogniser, type Recogniser, TooSlow } from './thread-recogniser.ts'

export interface OcrContext {
  /** As Tesseract names them; those that are not installed are passed over. */
  languages: readonly string[]
  /** Languages that pages turn out to be in are recognised beside these, from such a page on. */
  mayAddLanguages?: boolean
  /** Called as pages are done; pages that have text are done from the beginning. */
  progress(pagesDone: number, pagesTotal: number): void
  /** Called before each page is recognised: it may take so much more processor time, in ms. */
  allow(ms: number): void
  /** Processor time that recognising one page may take, in ms; MS_A_PAGE when left out. */
  msAPage?: number
}

/** A dense page takes up to 10 s, a usual one 3 s, and as long again for each side that it is looked at from. */
export const MS_A_PAGE = 40_000
/** Characters of a page that tell its language, also where it was read in another one. */
const TELLING = 120
/** After so many pages in a row that took too long, the rest are not tried. */
const SLOW_PAGES = 3

/**
 * Fills in the pages of a PDF, or of an image's rendition, that have no text by recognising their pictures; all
 * others stay as they are. A page without words stays `empty`, one whose recognition fails or takes too long is
 * `failed`. What has no pages of its own comes back as it was. Throws `document.too_slow` when for that nothing is read.
 */
export async function recogniseEmptyPages(
  raw: RawDocument,
  bytes: Uint8Array,
  context: OcrContext,
): Promise<RawDocument> {
  const todo = raw.pages.filter(needsRecognition).length
  if (todo === 0) return raw
  const pages: RawPage[] = []
  let done = raw.pages.length - todo
  const msAPage = context.msAPage ?? MS_A_PAGE
  const reader = openReader(raw.rendition ?? bytes, context, msAPage)
  context.progress(done, raw.pages.length)
  for (const [index, page] of raw.pages.entries()) {
    if (!needsRecognition(page)) {
      pages.push(page)
      continue
    }
    pages.push(await reader.read(page, index))
    context.progress(++done, raw.pages.length)
  }
  reader.end()
  if (reader.wasSlow() && !pages.some(({ source }) => source === 'text' || source === 'ocr'))
    throw new AppError('document.too_slow')
  const recognised = pages.some(({ source }) => source === 'ocr')
  return { ...raw, pages, ocrLanguages: recognised ? reader.languages() : [] }
}

type PageToDo = RawPage & { width: number; height: number }

/** A page without text, or with text that can't be read (`failed`), as long as its size is known. */
export function needsRecognition(page: RawPage): page is PageToDo {
  return (
    (page.source === 'empty' || page.source === 'failed') && (page.width ?? 0) > 0 && (page.height ?? 0) > 0
  )
}

/** Reads page after page by one recogniser, made at the first page, and anew after one has failed. */
function openReader(bytes: Uint8Array, context: OcrContext, msAPage: number) {
  const languages = usableLanguages(context.languages)
  let recogniser: Recogniser | null = null
  let turns = 0
  let slow = 0
  let slowInARow = 0

  async function recognise(page: PageToDo, index: number): Promise<RawPage> {
    const pdfium = await loadPdfium()
    recogniser ??= openRecogniser(languages)
    const { width, height } = page
    context.allow(msAPage)
    const until = cpuMs() + msAPage
    const words = await recognisePage({ pdfium, recogniser, bytes, index, width, height, turns, until })
    slowInARow = 0
    if (words === null) return page
    turns = words.turns
    const read = { ...page, text: words.text, boxes: words.boxes, source: 'ocr' as const }
    const other = context.mayAddLanguages ? await languageBeside(words.text) : null
    return other === null ? read : recogniseAlsoIn(other, { page, index, read })
  }

  /** The language of the words where it was not looked for, and can be: German reads as English, badly. */
  async function languageBeside(text: string): Promise<string | null> {
    const found = text.length < TELLING ? null : languageNamed(await detectLanguage(text))
    return found !== null && !languages.includes(found) ? found : null
  }

  /** This page and those after it; all stays as it is when that fails. */
  async function recogniseAlsoIn(
    language: string,
    { page, index, read }: { page: PageToDo; index: number; read: RawPage },
  ): Promise<RawPage> {
    await forgetRecogniser()
    languages.unshift(language)
    try {
      return await recognise(page, index)
    } catch (error) {
      if (isOutOfMemory(error)) throw error
      await forgetRecogniser()
      languages.splice(languages.indexOf(language), 1)
      return read
    }
  }

  /** Waits until its memory is free: the next one needs as much. */
  async function forgetRecogniser(): Promise<void> {
    await recogniser?.end()
    recogniser = null
  }

  return {
    languages: () => languages,
    async read(page: PageToDo, index: number): Promise<RawPage> {
      const failed = { ...page, text: '', boxes: null, source: 'failed' as const }
      if (slowInARow === SLOW_PAGES) return failed
      try {
        return await recognise(page, index)
      } catch (error) {
        if (isOutOfMemory(error)) throw error
        if (error instanceof TooSlow) slow = ++slowInARow
        await forgetRecogniser()
        return failed
      }
    },
    wasSlow: () => slow > 0,
    end() {
      void recogniser?.end()
    },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof AppError && error.code === 'document.too_much_memory'
}
