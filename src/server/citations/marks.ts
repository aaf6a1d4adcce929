import type { PageMarks, Rect } from '#contracts/analysis.ts'
import type { CharBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'

/** Two boxes are on one line if they overlap vertically by this share of the lower one (superscripts do). */
const LEAST_OVERLAP = 0.35
/** A gap wider than this many line heights leads to another column or cell; justified lines stay below it. */
const WIDEST_GAP = 2.5
/** A drop cap reaches this many of the line's heights below the line that it begins, so it has a mark of its own. */
const DROPPED = 1.2
/** Of its height, the width of a character in an upright line: of turned letters more, of Han characters as much. */
const SQUAT = 0.8
/** Fonts of mathematical signs give each the height of their tallest: beyond this many usual heights it is not the line's. */
const TALL = 1.25
/** Of a scan that lay askew a line slopes: boxes as high as its first, but this share of that higher or lower, begin a mark. */
const SLOPED = 0.3
/** Between characters of an upright line, blanks included, in shares of its width. */
const UPRIGHT_GAP = 0.5

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
    // A blank that was put in between words may have a box without area.
    if (right > left && bottom > top) visible.push({ left, top, right, bottom })
  }
  return visible
}

/** A line of boxes as it grows. */
interface Line extends Rect {
  last: Rect
  boxes: Rect[]
  /** True once it is known to run down or up the page: vertical script, turned text. */
  isUpright: boolean
}

function joinedLines(boxes: readonly Rect[]): Rect[] {
  const lines: Line[] = []
  for (const box of boxes) {
    const line = lines.at(-1)
    const across = line !== undefined && !line.isUpright && isOnLine(line, box) && !hasSloped(line, box)
    const upright = line !== undefined && !across && isBelowOrAbove(line, box)
    if (line === undefined || !(across || upright)) {
      lines.push({ ...box, last: box, boxes: [box], isUpright: false })
      continue
    }
    line.isUpright = upright
    line.last = box
    line.boxes.push(box)
    line.left = Math.min(line.left, box.left)
    line.top = Math.min(line.top, box.top)
    line.right = Math.max(line.right, box.right)
    line.bottom = Math.max(line.bottom, box.bottom)
  }
  return lines.map((line) => ({ left: line.left, right: line.right, ...heightsOf(line) }))
}

/** From where to where a line reaches down the page: as its usual characters do, whatever a tall sign among them says. */
function heightsOf({ top, bottom, boxes, isUpright }: Line): Pick<Rect, 'top' | 'bottom'> {
  const heights = boxes.map(heightOf).sort((a, b) => a - b)
  const usual = heights[heights.length >> 1] ?? 0
  const fitting = boxes.filter((box) => heightOf(box) <= usual * TALL)
  // Of two or three characters none is usual.
  if (isUpright || boxes.length < 4 || fitting.length === 0) return { top, bottom }
  return {
    top: fitting.reduce((least, box) => Math.min(least, box.top), Number.POSITIVE_INFINITY),
    bottom: fitting.reduce((most, box) => Math.max(most, box.bottom), Number.NEGATIVE_INFINITY),
  }
}

/** Works in both directions of writing: the gap is measured to whichever end of the line is nearer. */
function isOnLine(line: Line, box: Rect): boolean {
  const overlap = Math.min(line.bottom, box.bottom) - Math.max(line.top, box.top)
  const heights = [heightOf(line), heightOf(box)]
  if (overlap < LEAST_OVERLAP * Math.min(...heights)) return false
  if (line.bottom - box.bottom > DROPPED * heightOf(box)) return false
  return Math.max(box.left - line.right, line.left - box.right) <= WIDEST_GAP * Math.max(...heights)
}

function hasSloped({ boxes: [first] }: Line, box: Rect): boolean {
  if (!first || Math.abs(heightOf(first) - heightOf(box)) > 0.05 * heightOf(first)) return false
  return Math.abs(box.top - first.top) > SLOPED * heightOf(first)
}

/**
 * Of a line one character wide. Letters of a line across are higher than wide: so two lines of one letter
 * each are not taken for one upright line.
 */
function isBelowOrAbove({ last, isUpright, boxes: _, ...line }: Line, box: Rect): boolean {
  const overlap = Math.min(last.right, box.right) - Math.max(last.left, box.left)
  const widths = [last.right - last.left, box.right - box.left]
  if (overlap < LEAST_OVERLAP * Math.min(...widths)) return false
  const isSquat = [last, box].some((rect) => rect.right - rect.left > SQUAT * heightOf(rect))
  const isFirst = !isUpright && line.right - line.left > 1.5 * Math.max(...widths)
  if (!isSquat || isFirst) return false
  return Math.max(box.top - last.bottom, last.top - box.bottom) <= UPRIGHT_GAP * Math.max(...widths)
}

function heightOf({ top, bottom }: Rect): number {
  return bottom - top
}
