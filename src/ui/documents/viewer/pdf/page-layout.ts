import type { PageInfo } from '#contracts/document.ts'

/** Quarter turns clockwise that the reader gave the whole document. */
export type Rotation = 0 | 1 | 2 | 3

/** A page's place in the scroller, in CSS pixels. */
export interface PageBox {
  number: number
  left: number
  top: number
  width: number
  height: number
}

export interface PageLayout {
  pages: PageBox[]
  width: number
  height: number
}

export const GAP = 16

/** US Letter in points: stands in for a page whose size could not be read. */
const UNKNOWN = { width: 612, height: 792 }

/** A page's size in points as it is seen, after the reader's rotation. */
export function seenSize(page: PageInfo, rotation: Rotation): { width: number; height: number } {
  const width = page.width ?? UNKNOWN.width
  const height = page.height ?? UNKNOWN.height
  return rotation % 2 === 0 ? { width, height } : { width: height, height: width }
}

/** The room for a page's small picture, in CSS pixels: a turned or very long page is no larger than others. */
const THUMBNAIL = { width: 112, height: 158 }

/** The size of a page's small picture in CSS pixels. */
export function thumbnailSize(page: PageInfo, rotation: Rotation): { width: number; height: number } {
  const { width, height } = seenSize(page, rotation)
  const scale = Math.min(THUMBNAIL.width / width, THUMBNAIL.height / height)
  return { width: Math.max(8, Math.round(width * scale)), height: Math.max(8, Math.round(height * scale)) }
}

/**
 * Places all pages under each other, `GAP` pixels apart, centred on one line. A page that is wider than the others
 * and the window reaches out to the right.
 * @param scale CSS pixels per point
 * @param room the scroller's width in CSS pixels
 */
export function layOut(pages: PageInfo[], scale: number, rotation: Rotation, room: number): PageLayout {
  const sizes = pages.map((page) => seenSize(page, rotation))
  const column = Math.max(room, ruling(sizes.map((size) => size.width)) * scale + 2 * GAP)
  let top = GAP
  let width = column
  const boxes = sizes.map((size, index) => {
    const box: PageBox = {
      number: pages[index]?.number ?? index + 1,
      left: Math.max(GAP, Math.round((column - size.width * scale) / 2)),
      top,
      width: size.width * scale,
      height: size.height * scale,
    }
    top += box.height + GAP
    width = Math.max(width, box.left + box.width + GAP)
    return box
  })
  return { pages: boxes, width, height: top }
}

/**
 * The size that rules the others: the largest, unless it is far beyond the usual: a folded map should not make all
 * other pages small.
 */
export function ruling(sizes: number[]): number {
  const sorted = sizes.toSorted((a, b) => a - b)
  const usual = sorted[sorted.length >> 1] ?? 1
  const largest = sorted.at(-1) ?? 1
  return largest <= usual * 1.5 ? largest : usual
}

/** The index of the last page that begins at or above `y`; 0 above the first. */
export function pageAt(layout: PageLayout, y: number): number {
  let low = 0
  let high = layout.pages.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((layout.pages[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** The pages that touch the strip from `top` to `bottom`. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): PageBox[] {
  const first = pageAt(layout, top)
  const last = pageAt(layout, bottom)
  return layout.pages.slice(first, last + 1)
}

/** A place that outlives a change of scale: a page, and how far down it (0 to 1). */
export interface Anchor {
  index: number
  fraction: number
}

export function anchorAt(layout: PageLayout, y: number): Anchor {
  const index = pageAt(layout, y)
  const box = layout.pages[index]
  return { index, fraction: box ? (y - box.top) / box.height : 0 }
}

export function anchorTop(layout: PageLayout, anchor: Anchor): number {
  const box = layout.pages[anchor.index]
  return box ? box.top + anchor.fraction * box.height : 0
}
