import type { Rect } from '#contracts/analysis.ts'
import { cx } from '#ui/parts/cx.ts'
import { type Mark, rectsOn } from '../place.ts'

interface MarkLayerProps {
  page: number
  marks: readonly Mark[]
  /** The number of the citation that is being read. */
  active: number | null
}

/** The marked words of a page. For the mouse (see select-beneath.ts); the keyboard has the citations in the answer. */
export function MarkLayer({ page, marks, active }: MarkLayerProps) {
  // The active one is drawn last, so that it lies above what it overlaps.
  const sorted = [...marks].sort((a, b) => Number(isActive(a, active)) - Number(isActive(b, active)))
  return sorted.flatMap((mark) =>
    rectsOn(mark, page).map((rect) => (
      <div
        key={`${mark.citation} ${rect.left} ${rect.top}`}
        data-citation={mark.citation ?? undefined}
        data-active={isActive(mark, active) || undefined}
        className={cx(
          'absolute rounded-[2px]',
          mark.citation !== null && 'pointer-events-auto cursor-pointer',
          colour(mark, active),
        )}
        style={boxStyle(rect)}
      />
    )),
  )
}

/** What a search has found has the colour of finding (hit-layer.tsx), not that of a citation. */
function colour(mark: Mark, active: number | null): string {
  if (mark.citation === null) return 'bg-[#7fb0ff]/60'
  return isActive(mark, active) ? 'bg-[#ffd23f]/75 ring-2 ring-[#e0a800]/60' : 'bg-[#ffe58f]/55'
}

function isActive(mark: Mark, active: number | null): boolean {
  return mark.citation === null || mark.citation === active
}

/** A rectangle in points as a box in a layer that knows `--scale`. */
export function boxStyle({ left, top, right, bottom }: Rect) {
  return {
    left: `calc(${left}px * var(--scale))`,
    top: `calc(${top}px * var(--scale))`,
    width: `calc(${right - left}px * var(--scale))`,
    height: `calc(${bottom - top}px * var(--scale))`,
  }
}
