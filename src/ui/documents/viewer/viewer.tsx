'use client'
import { useEffect, useRef } from 'react'
import { PdfView } from './pdf/pdf-view.tsx'
import type { Mark } from './place.ts'
import { hasPages } from './ready-document.ts'
import { TextView } from './text/text-view.tsx'
import type { ViewHandle, ViewProps } from './view.ts'

export interface ViewerProps extends Omit<ViewProps, 'handle'> {
  /** The place to go to; a new `key` goes there again. */
  target: { key: number; mark: Mark } | null
  handle: { current: ViewHandle | null }
}

/** The document itself, as its format is shown. */
export function Viewer({ target, handle, ...view }: ViewerProps) {
  const shown = useRef(0)
  useEffect(() => {
    if (!target || target.key === shown.current) return
    // The pages must have been measured: one frame after they were mounted.
    const frame = requestAnimationFrame(() => {
      shown.current = target.key
      handle.current?.show(target.mark)
    })
    return () => cancelAnimationFrame(frame)
  }, [target, handle])
  return hasPages(view.document) ? (
    <PdfView {...view} handle={handle} />
  ) : (
    <TextView {...view} handle={handle} />
  )
}
