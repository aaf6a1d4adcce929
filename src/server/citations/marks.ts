import type { PageMarks, Rect } from '#contracts/analysis.ts'
import type { CharBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'

/** Two boxes are on one line if they overlap vertically by this share of the lower one (superscripts do). */
const LEAST_OVERLAP = 0.35
/** A gap wider than this many line heights leads to another column or cell; justified lines stay below it. */
const WIDEST_GAP = 2.5

/** A page's place in the canonical text. */
export interface PageSpan extends Span {
  number: number
}

/**
 * The rectangles that mark a span, line by line, for each page that it touches, in PDF points. Pages without
 * geometry (`boxesOf` gives null) and pages where nothing of the span is visible are left out.
 */
export function marksFor(
  span: Span,
  pages: readonly PageSpan[],
  boxesOf: (page: number) => CharBoxes | null,
  skippable: readonly Span[] = [],
): PageMarks[] {
  const marks: PageMarks[] = []
  for (const page of pages) {
    if (page.end <= span.start || page.start >= span.end) continue
    const boxes = boxesOf(page.number)
    if (boxes === null) continue
    const from = Math.max(span.start, page.start)
    const to = Math.min(span.end, page.end)
    const hidden = skippable.filter((skip) => skip.start < to && skip.end > from)
    const rects = joinedLines(visibleBoxes(boxes, page.start, from, to, hidden))
    if (rects.length > 0) marks.push({ page: page.number, rects })
  }
  return marks
}

function visibleBoxes(
  boxes: CharBoxes,
  pageStart: number,
  from: number,
  to: number,
  hidden: readonly Span[],
): Rect[] {
  const visible: Rect[] = []
  for (let at = from; at < to; at += 1) {
    if (hidden.some((skip) => skip.start <= at && at < skip.end)) continue
    const [left, top, right, bottom] = boxes.subarray((at - pageStart) * 4, (at - pageStart) * 4 + 4)
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) continue
    if (Number.isFinite(left + top + right + bottom)) visible.push({ left, top, right, bottom })
  }
  return visible
}

function joinedLines(boxes: readonly Rect[]): Rect[] {
  const lines: Rect[] = []
  for (const box of boxes) {
    const line = lines.at(-1)
    if (line === undefined || !isOnLine(line, box)) {
      lines.push({ ...box })
      continue
    }
    line.left = Math.min(line.left, box.left)
    line.top = Math.min(line.top, box.top)
    line.right = Math.max(line.right, box.right)
    line.bottom = Math.max(line.bottom, box.bottom)
  }
  return lines
}

/** Works in both directions of writing: the gap is measured to whichever end of the line is nearer. */
function isOnLine(line: Rect, box: Rect): boolean {
  const overlap = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
  const heights = [line.bottom - line.top, box.bottom - box.top]
  if (overlap < LEAST_OVERLAP * Math.min(...heights)) return false
  return Math.max(box.left - line.right, line.left - box.right) <= WIDEST_GAP * Math.max(...heights)
}
