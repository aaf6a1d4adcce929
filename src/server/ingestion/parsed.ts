import type { Coverage, PageInfo } from '#contracts/document.ts'
import type { CharBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'

/** Where a page's words come from: the file itself, recognition of its image, nowhere (blank), or lost. */
export type PageSource = PageInfo['source']

/** A page as a span of the canonical text. The `\f` between two pages belongs to neither. */
export interface ParsedPage {
  /** Counted from 1. */
  number: number
  /** What the file itself calls it: a sheet's name. */
  label: string | null
  start: number
  end: number
  source: PageSource
  /** In PDF points, after rotation; null for formats without pages. */
  width: number | null
  height: number | null
  /** Four numbers per code unit of `text.slice(start, end)`; null where there is no geometry. */
  boxes: CharBoxes | null
}

/** A file as every later stage sees it. All offsets are UTF-16 code units of `text`, half-open. */
export interface ParsedDocument {
  /** Canonical text: pages joined with `\f`, line ends `\n`, no U+0000, no lone surrogates. */
  text: string
  pages: ParsedPage[]
  /** Repeated heads, feet, page numbers and markup, sorted, disjoint: passed over by search and citation. */
  skippable: Span[]
  /** ISO 639-1, null when unsure. */
  language: string | null
  coverage: Coverage
  /** A PDF made of the file, to be shown in its place. */
  rendition: Uint8Array | null
}
