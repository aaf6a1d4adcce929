import { type RefObject, useEffect, useState } from 'react'
import type { OutlineEntry } from '../pdf/outline.ts'
import { OutlineList } from '../pdf/outline-list.tsx'
import { lastAbove } from './last-above.ts'

interface OutlinePanelProps {
  outline: OutlineEntry[]
  /** What is scrolled: its headings carry their offsets. */
  scroller: RefObject<HTMLElement | null>
  onGo: (offset: number) => void
}

/** The headings of a text, beside it; the one that is being read is marked. */
export function OutlinePanel({ outline, scroller, onGo }: OutlinePanelProps) {
  const [seen, setSeen] = useState(0)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const look = () => setSeen(Number(lastAbove(box, '[data-heading]')?.dataset.heading ?? 0))
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [scroller])
  return (
    <aside
      aria-label="Outline of the text"
      className="z-10 flex w-60 shrink-0 flex-col border-line border-r bg-paper max-sm:absolute max-sm:inset-y-0 max-sm:left-0 max-sm:w-64 max-sm:shadow-lg"
    >
      <OutlineList outline={outline} place={seen} onGo={onGo} hasPages={false} />
    </aside>
  )
}
