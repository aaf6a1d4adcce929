import { type CSSProperties, type ReactNode, useState } from 'react'
import { cx } from '#ui/parts/cx.ts'
import { Splitter } from './splitter.tsx'

export type Pane = 'document' | 'analysis'

interface PanesProps {
  /** On narrow screens only this one is seen. */
  shown: Pane
  document: ReactNode
  analysis: ReactNode
}

const KEY = 'ultrai.split'

/**
 * The document beside its analysis. On narrow screens they lie on each other; the hidden one keeps its size, so that
 * it keeps its place too.
 */
export function Panes({ shown, document, analysis }: PanesProps) {
  const [split, setSplit] = useState(() => Number(localStorage.getItem(KEY)) || 58)
  function resize(percent: number) {
    setSplit(percent)
    localStorage.setItem(KEY, String(percent))
  }
  return (
    <div
      className="grid min-h-0 flex-1 grid-cols-1 lg:grid-cols-[minmax(0,var(--split))_auto_minmax(0,1fr)]"
      style={{ '--split': `${split}%` } as CSSProperties}
    >
      <div className={cx(PANE, shown !== 'document' && AWAY)}>{document}</div>
      <Splitter percent={split} onChange={resize} />
      <div className={cx(PANE, shown !== 'analysis' && AWAY)}>{analysis}</div>
    </div>
  )
}

/** Both panes in the same cell of the grid. Hidden by visibility: out of the tab order, and not scrolled back. */
const PANE = 'flex min-h-0 min-w-0 flex-col max-lg:col-start-1 max-lg:row-start-1'
const AWAY = 'max-lg:invisible'
