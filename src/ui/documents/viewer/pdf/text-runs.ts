import type { Rect } from '#contracts/analysis.ts'
import type { CharBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'
import type { PageText } from '../page-text.ts'

/** Characters that stand beside each other on one line: offsets into the page's text, a rectangle in points. */
export interface TextRun {
  start: number
  end: number
  rect: Rect
}

/** A gap wider than this many line heights begins a new run (a column, a cell). */
const WIDE_GAP = 1.2
/** Of a scan that lay askew a line slopes: a box as high as the run's first, but by this share higher or lower, begins a run. */
const SLOPED = 0.3

/**
 * Cuts a page's text into runs that can be laid over the page.
 * Line ends and characters without a rectangle belong to no run, unless they stand inside one.
 */
export function textRuns(text: string, boxes: CharBoxes, start = 0, end = text.length): TextRun[] {
  const runs: TextRun[] = []
  let run: TextRun | null = null
  let first: Rect | null = null
  for (let at = start; at < end; at += 1) {
    if (text[at] === '\n') run = null
    const box = boxAt(boxes, at)
    if (!box) continue
    if (run && first && continues(run.rect, box) && !hasSloped(first, box)) {
      run.end = at + 1
      run.rect = around(run.rect, box)
    } else {
      first = box
      run = { start: at, end: at + 1, rect: box }
      runs.push(run)
    }
  }
  return runs
}

/** The rectangles of a span of the page's text, a rectangle a line. */
export function spanRects(text: string, boxes: CharBoxes, start: number, end: number): Rect[] {
  return textRuns(text, boxes, Math.max(0, start), Math.min(text.length, end)).map((run) => run.rect)
}

/** The rectangles of a span of the whole text on one of its pages, without running heads and feet that it passes over. */
export function rectsOnPage(
  page: Pick<PageText, 'start' | 'text' | 'boxes' | 'skippable'>,
  span: Span,
): Rect[] {
  const { boxes } = page
  if (!boxes) return []
  const rects = (start: number, end: number) =>
    spanRects(page.text, boxes, start - page.start, end - page.start)
  const passed = page.skippable.filter((skip) => skip.start > span.start && skip.end < span.end)
  const starts = [span.start, ...passed.map(({ end }) => end)]
  return starts.flatMap((start, index) => rects(start, passed[index]?.start ?? span.end))
}

/** A character's rectangle, or null where it has none (NaN). */
function boxAt(boxes: CharBoxes, at: number): Rect | null {
  const left = boxes[at * 4]
  const top = boxes[at * 4 + 1]
  const right = boxes[at * 4 + 2]
  const bottom = boxes[at * 4 + 3]
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null
  return Number.isNaN(left) ? null : { left, top, right, bottom }
}

/** Whether a character stands on the run's line, right beside it (on either side: scripts run both ways). */
function continues(rect: Rect, box: Rect): boolean {
  const height = Math.max(rect.bottom - rect.top, box.bottom - box.top)
  const overlap = Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top)
  const shorter = Math.min(rect.bottom - rect.top, box.bottom - box.top)
  // A drop cap reaches far below the line that it begins.
  if (rect.bottom - box.bottom > box.bottom - box.top) return false
  const gap = Math.max(box.left - rect.right, rect.left - box.right)
  return overlap >= shorter * 0.5 && gap < height * WIDE_GAP
}

function hasSloped(first: Rect, box: Rect): boolean {
  const height = first.bottom - first.top
  if (Math.abs(height - (box.bottom - box.top)) > 0.05 * height) return false
  return Math.abs(box.top - first.top) > SLOPED * height
}

function around(a: Rect, b: Rect): Rect {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
