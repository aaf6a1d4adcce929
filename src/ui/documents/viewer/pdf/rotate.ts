import type { Rect } from '#contracts/analysis.ts'
import type { Rotation } from './page-layout.ts'

/** A rectangle of a page as it is seen after the reader's quarter turns. `width` and `height` are the page's own. */
export function rotateRect(rect: Rect, width: number, height: number, rotation: Rotation): Rect {
  const { left, top, right, bottom } = rect
  if (rotation === 1) return { left: height - bottom, top: left, right: height - top, bottom: right }
  if (rotation === 2)
    return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
  if (rotation === 3) return { left: top, top: width - right, right: bottom, bottom: width - left }
  return rect
}

/** The CSS that turns a layer of a page's own size (in pixels) onto the page as it is seen. */
export function rotateStyle(width: number, height: number, rotation: Rotation): string | undefined {
  if (rotation === 1) return `translateX(${height}px) rotate(90deg)`
  if (rotation === 2) return `translate(${width}px, ${height}px) rotate(180deg)`
  if (rotation === 3) return `translateY(${width}px) rotate(270deg)`
  return undefined
}
