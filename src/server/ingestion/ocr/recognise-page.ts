import type { Pdfium } from '../parsers/pdfium.ts'
import type { RawPage } from '../parsers/raw.ts'
import { dropSpecks, SURE } from './drop-specks.ts'
import { isBlank } from './grey-image.ts'
import { type PageView, renderPage, scaleOf } from './render-page.ts'
import type { Recogniser } from './thread-recogniser.ts'
import { lettersOf, type SeenLine } from './words.ts'
import { writeLines } from './write-lines.ts'

/** What Tesseract's models were made for. */
const DPI = 300
/** Of a page's letters; a page that stands upright has more of them read surely. */
const MOSTLY_SURE = 0.6
/** A page on its side is more common than one on its head. */
const SIDES = [0, 1, 3, 2]

export interface PageToRead {
  pdfium: Pdfium
  recogniser: Recogniser
  /** The PDF. */
  bytes: Uint8Array
  /** The page's number from 0, and its size in points as shown. */
  index: number
  width: number
  height: number
  /** From which side to look at it first, in quarter turns clockwise: that from which the page before it was read. */
  turns: number
  /** When the recogniser gives up, in ms of this process' processor time. */
  until: number
}

export interface ReadPage extends Pick<RawPage, 'text' | 'boxes'> {
  turns: number
}

interface Look {
  turns: number
  lines: SeenLine[]
}

/**
 * The words in a page's picture, or null where there are none. A page that reads badly is looked at from its other
 * sides as well, until it reads well, and read from the best. Throws as the recogniser does.
 */
export async function recognisePage(page: PageToRead): Promise<ReadPage | null> {
  const { width, height } = page
  let best: Look | null = null
  for (const turns of new Set([page.turns, ...SIDES])) {
    const seen = await look(page, turns)
    if (seen === null) return null
    if (best === null || sureLetters(seen.lines) > sureLetters(best.lines)) best = seen
    if (shareOfSure(seen.lines) >= MOSTLY_SURE) break
  }
  const lines = dropSpecks(best?.lines ?? [])
  if (best === null || lines.length === 0) return null
  const scale = scaleOf({ width, height, dpi: DPI })
  return { ...writeLines(lines, { turns: best.turns, width, height, scale }), turns: best.turns }
}

/** Null where the page is blank. */
async function look(page: PageToRead, turns: number): Promise<Look | null> {
  const { index, width, height } = page
  const view: PageView = { index, width, height, turns, dpi: DPI }
  const image = renderPage(page.pdfium, page.bytes, view)
  if (image === null || isBlank(image)) return null
  return { turns, lines: await page.recogniser.read(image, scaleOf(view) * 72, page.until) }
}

function shareOfSure(lines: SeenLine[]): number {
  const all = lines.flatMap(({ words }) => words).reduce((sum, word) => sum + lettersOf(word), 0)
  return all === 0 ? 0 : sureLetters(lines) / all
}

/** Letters of the words that were read surely; single ones tell nothing, an o is one either way. */
function sureLetters(lines: SeenLine[]): number {
  const sure = lines.flatMap(({ words }) => words).filter(({ confidence }) => confidence >= SURE)
  return sure.map(lettersOf).reduce((sum, letters) => sum + (letters > 1 ? letters : 0), 0)
}
