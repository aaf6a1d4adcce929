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

/** A page of more lines than this, a plan or a map, is left to the viewer: the html would take seconds. */
const MOST_RUNS = 2_000

/**
 * The page that the address leads to, in the server's own html: its words where they stand, the marked ones marked,
 * fitted and placed as the viewer will. It is there a second before what draws pages is.
 */
export function FirstSight({ pages, page, sight }: FirstSightProps) {
  const info = pages.find(({ number }) => number === page.number)
  if (!info || !page.boxes) return null
  const { width, height } = seenSize(info, 0)
  const runs = textRuns(page.text, page.boxes)
  const rects = sight.rects(page)
  if (runs.length > MOST_RUNS || rects.length > MOST_RUNS) return null
  const column = ruling(pages.map((one) => seenSize(one, 0).width))
  const scale = `min((100cqw - ${2 * GAP}px) / ${column}, ${LARGEST_SCALE}px)`
  const { top, bottom } = placeOf(rects, height)
  // The viewer does not move what is in sight already.
  const shift =
    page.number === 1
      ? `min(${GAP}px, 100cqh - ${scale} * ${bottom + 1})`
      : `50cqh - ${scale} * ${(top + bottom) / 2}`
  return (
    <div
      aria-hidden
      // The bar takes its room as in the viewer, and no key reaches it.
      inert
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
          top: `calc(${shift})`,
        }}
      >
        {rects.map((rect) => (
          <MarkedRect key={`${rect.left} ${rect.top} ${rect.right}`} rect={rect} kind={sight.kind} />
        ))}
        {runs.map((run) => (
          <Run key={run.start} run={run} words={page.text.slice(run.start, run.end).replaceAll('\n', '')} />
        ))}
      </svg>
    </div>
  )
}

/** What is brought into sight: all of it, or its beginning where it reaches from one column's foot to the next one's head. */
function placeOf(rects: Rect[], height: number): { top: number; bottom: number } {
  const whole = around(rects)
  if (!whole) return { top: 0, bottom: 0 }
  return whole.bottom - whole.top > height / 2 ? (rects[0] ?? whole) : whole
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
