import type { ParsedPage } from './parsed.ts'

/** A line of a page, `end` before its `\n`, and where it stands; null without geometry. */
export interface Line {
  text: string
  start: number
  end: number
  left: number | null
  /** The height of its middle from the page's top. */
  middle: number | null
}

/** The lines of a page that are not blank. */
export function linesOf(text: string, page: ParsedPage): Line[] {
  const lines: Line[] = []
  for (let start = page.start; start < page.end; ) {
    const found = text.indexOf('\n', start)
    const end = found === -1 || found > page.end ? page.end : found
    const words = text.slice(start, end).trim()
    if (words !== '') lines.push({ text: words, start, end, ...placeOf(page, start, end) })
    start = end + 1
  }
  return lines
}

function placeOf({ boxes, start: pageStart }: ParsedPage, start: number, end: number) {
  for (let at = start; boxes && at < end; at++) {
    const [left, top, , bottom] = boxes.subarray((at - pageStart) * 4, (at - pageStart) * 4 + 4)
    if (left === undefined || top === undefined || bottom === undefined || Number.isNaN(left)) continue
    return { left, middle: (top + bottom) / 2 }
  }
  return { left: null, middle: null }
}
