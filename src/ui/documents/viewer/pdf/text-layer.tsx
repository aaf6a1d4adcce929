import { memo, useMemo } from 'react'
import type { PageText } from '../page-text.ts'
import { type TextRun, textRuns } from './text-runs.ts'

interface TextLayerProps {
  page: PageText
}

/**
 * The page's words, lying on the picture in the colour of the layer, in reading order: to select, to copy, to be read out.
 * Sizes are in points times `--scale`, so that zooming needs no new layout of words.
 */
export const TextLayer = memo(function TextLayer({ page }: TextLayerProps) {
  const runs = useMemo(() => (page.boxes ? textRuns(page.text, page.boxes) : []), [page])
  return (
    <div className="absolute inset-0 select-text">
      {runs.map((run, index) => (
        <Run key={run.start} text={page.text} run={run} next={runs[index + 1]?.start ?? page.text.length} />
      ))}
    </div>
  )
})

/** A run, stretched to the width that it has on the page. What follows it (spaces, a line end) goes with it. */
function Run({ text, run, next }: { text: string; run: TextRun; next: number }) {
  const words = text.slice(run.start, run.end).replaceAll('\n', '')
  const after = text.slice(run.end, next)
  const { left, top, right, bottom } = run.rect
  const size = bottom - top
  const stretch = (right - left) / Math.max(0.1, widthOf(words) * size)
  return (
    <>
      <span
        className="absolute origin-top-left whitespace-pre font-[Arial,sans-serif] leading-none selection:bg-[#2a4f9e40]"
        style={{
          left: `calc(${left}px * var(--scale))`,
          top: `calc(${top}px * var(--scale))`,
          fontSize: `calc(${size}px * var(--scale))`,
          transform: `scaleX(${stretch.toFixed(4)})`,
        }}
      >
        {words}
        {after.includes('\n') ? '' : after}
      </span>
      {after.includes('\n') && <br className="selection:bg-transparent" />}
    </>
  )
}

let ruler: OffscreenCanvasRenderingContext2D | null = null

/** The width of a text in the layer's font, at a size of one pixel. */
function widthOf(text: string): number {
  ruler ??= new OffscreenCanvas(1, 1).getContext('2d')
  if (!ruler) return text.length * 0.5
  ruler.font = '100px Arial, sans-serif'
  return ruler.measureText(text).width / 100
}
