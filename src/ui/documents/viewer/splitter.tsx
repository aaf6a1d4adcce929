import type { KeyboardEvent, PointerEvent } from 'react'

interface SplitterProps {
  /** The width of what is before it, in per cent. */
  percent: number
  onChange: (percent: number) => void
}

const LEAST = 35
const MOST = 70
const clamp = (percent: number) => Math.round(Math.min(MOST, Math.max(LEAST, percent)))

/** The line between two panes: dragged, or moved with the arrow keys. */
export function Splitter({ percent, onChange }: SplitterProps) {
  function press(event: KeyboardEvent) {
    const step = { ArrowLeft: -2, ArrowRight: 2, Home: -100, End: 100 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    onChange(clamp(percent + step))
  }
  function drag(event: PointerEvent<HTMLHRElement>) {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    onChange(clamp(((event.clientX - box.left) / box.width) * 100))
  }
  return (
    <hr
      aria-label="Width of the document"
      aria-orientation="vertical"
      aria-valuenow={percent}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      className="m-0 h-full w-1.5 cursor-col-resize touch-none border-0 border-line border-x bg-sunken hover:bg-accent-soft focus-visible:bg-accent max-lg:hidden"
    />
  )
}
