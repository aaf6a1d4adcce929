import type { PageInfo } from '#contracts/document.ts'
import { GAP, type Rotation, ruling, seenSize } from './page-layout.ts'

/** How large pages are drawn: fitted to the window, or a fixed factor (1 is a page's real size). */
export type Zoom = { fit: 'width' } | { fit: 'page' } | { fit: 'none'; factor: number }

/** CSS defines 96 pixels and PDF 72 points to the inch. */
const PIXELS_PER_POINT = 96 / 72
const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4]
/** Fitted pages don't grow beyond this, in CSS pixels per point: a business card should not fill a wall. */
export const LARGEST_SCALE = 2 * PIXELS_PER_POINT

/** CSS pixels per point for a zoom in a window of `room` pixels. */
export function scaleOf(
  zoom: Zoom,
  pages: PageInfo[],
  rotation: Rotation,
  room: { width: number; height: number },
): number {
  if (zoom.fit === 'none') return zoom.factor * PIXELS_PER_POINT
  const sizes = pages.map((page) => seenSize(page, rotation))
  const byWidth = (room.width - 2 * GAP) / ruling(sizes.map((size) => size.width))
  const byHeight = (room.height - 2 * GAP) / ruling(sizes.map((size) => size.height))
  const fitted = zoom.fit === 'width' ? byWidth : Math.min(byWidth, byHeight)
  return Math.min(Math.max(fitted, 0.1), LARGEST_SCALE)
}

/** The zoom in per cent that a scale amounts to. */
export function percent(scale: number): number {
  return Math.round((scale / PIXELS_PER_POINT) * 100)
}

/** The next step larger or smaller than what is seen now. */
export function stepZoom(scale: number, direction: 1 | -1): Zoom {
  const factor = scale / PIXELS_PER_POINT
  const next =
    direction === 1
      ? (STEPS.find((step) => step > factor + 0.01) ?? STEPS.at(-1))
      : (STEPS.findLast((step) => step < factor - 0.01) ?? STEPS[0])
  return { fit: 'none', factor: next ?? 1 }
}

/** What a single bitmap may hold; a page that would need more is drawn smaller and stretched. */
const MOST_PIXELS = 16_000_000

/** The size in device pixels at which a page's box is drawn. */
export function bitmapSize(width: number, height: number, ratio: number): { width: number; height: number } {
  const wanted = width * height * ratio * ratio
  const factor = wanted > MOST_PIXELS ? ratio * Math.sqrt(MOST_PIXELS / wanted) : ratio
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}
