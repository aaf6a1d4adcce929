import type { Coverage } from '#contracts/document.ts'
import type { CharBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'
import type { PageSource } from '../parsed.ts'

/** One page as a parser gives it; its place in the canonical text is not known yet. */
export interface RawPage {
  text: string
  /** What the file itself calls the page: a sheet's name. */
  label?: string
  source: PageSource
  width: number | null
  height: number | null
  /** Four numbers per code unit of `text`. */
  boxes: CharBoxes | null
}

/** What every parser gives. */
export interface RawDocument {
  pages: RawPage[]
  /** Sorted offsets into the pages' text joined with `\f`. Where pages have geometry, heads and feet are found later. */
  markup: Span[]
  /** A PDF made of the file, to be shown in its place. */
  rendition?: Uint8Array
  /** What its pages were recognised in, when some were. */
  ocrLanguages?: string[]
  /** Whether pages were read by a remote parser, or it was asked in vain. */
  remote?: Coverage['remote']
}

/** What a document may have at most, however an installation is configured; its own limits are `ParseLimits`. */
export const MAX_PAGES = 50_000
export const MAX_CHARACTERS = 20_000_000

/** Called as pages are read. */
export type Progress = (pagesDone: number, pagesTotal: number) => void
