import type { Rect } from '#contracts/analysis.ts'
import type { PageInfo } from '#contracts/document.ts'
import type { PageText } from './page-text.ts'
import { GAP, ruling, seenSize } from './pdf/page-layout.ts'
import { type TextRun, textRuns } from './pdf/text-runs.ts'
import { LARGEST_SCALE } from './pdf/zoom.ts'
import { around } from './place.ts'
import type { Sight } from './sight.ts'

interface FirstSightProps {
  pages: PageInfo[]
  page: PageText
  sight: Sight
}

/**
 * The page that the address leads to, in the server's own html: its words where they stand, the marked ones marked,
 * fitted and placed as the viewer will. It is there a second before what draws pages is.
 */
export function FirstSight({ pages, page, sight }: FirstSightProps) {
  const info = pages.find(({ number }) => number === page.number)
  if (!info || !page.boxes) return null
  const { width, height } = seenSize(info, 0)
  const rects = sight.rects(page)
  const whole = around(rects)
  const middle = whole ? (whole.top + whole.bottom) / 2 : 0
  const column = ruling(pages.map((one) => seenSize(one, 0).width))
  const scale = `min((100cqw - ${2 * GAP}px) / ${column}, ${LARGEST_SCALE}px)`
  const top = `50cqh - ${scale} * ${middle}`
  return (
    <div
      aria-hidden
      className="relative min-h-0 flex-1 overflow-hidden overflow-y-scroll bg-sunken [container-type:size]"
    >
      <svg
        aria-hidden
        viewBox={`0 0 ${width} ${height}`}
        className="absolute bg-[#fff] font-[Arial,sans-serif] shadow-sm ring-1 ring-ink/15 dark:brightness-90"
        style={{
          width: `calc(${scale} * ${width})`,
          height: `calc(${scale} * ${height})`,
          left: `max(${GAP}px, calc((100cqw - ${scale} * ${width}) / 2))`,
          top: whole ? (page.number === 1 ? `min(${GAP}px, ${top})` : `calc(${top})`) : GAP,
        }}
      >
        {rects.map((rect) => (
          <MarkedRect key={`${rect.left} ${rect.top}`} rect={rect} kind={sight.kind} />
        ))}
        {textRuns(page.text, page.boxes).map((run) => (
          <Run key={run.start} run={run} words={page.text.slice(run.start, run.end).replaceAll('\n', '')} />
        ))}
      </svg>
    </div>
  )
}

/** The colours of mark-layer.tsx. */
function MarkedRect({ rect, kind }: { rect: Rect; kind: Sight['kind'] }) {
  const { left, top, right, bottom } = rect
  return (
    <rect
      data-sight={kind}
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      className={kind === 'citation' ? 'fill-[#ffd23f]/75' : 'fill-[#7fb0ff]/60'}
    />
  )
}

/** How far above a line's foot its letters stand, in shares of its height. */
const DESCENT = 0.22

/** In another font than the page's: the words have their width, and the grey says that there is more to come. */
function Run({ run, words }: { run: TextRun; words: string }) {
  const { left, top, right, bottom } = run.rect
  const size = bottom - top
  return (
    <text
      x={round(left)}
      y={round(bottom - DESCENT * size)}
      fontSize={round(size * 0.9)}
      textLength={round(right - left)}
      lengthAdjust="spacingAndGlyphs"
      className="fill-[#555]"
    >
      {words}
    </text>
  )
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
