import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Drawer, PageWish } from './pdf-client.ts'

interface PageCanvasProps extends PageWish {
  drawer: Drawer
  /** Told when there is a picture. */
  onDrawn?: () => void
  /** Told once when this page can't be drawn. */
  onLost: () => void
}

/** A page's picture. While a sharper one is drawn, the old one stays, stretched. */
export function PageCanvas({ drawer, page, width, height, rotation, onDrawn, onLost }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isDrawn, setDrawn] = useState(false)

  useLayoutEffect(() => {
    const bitmap = drawer.peek({ page, width, height, rotation })
    if (bitmap) paint(canvas.current, bitmap)
    if (bitmap) setDrawn(true)
  }, [drawer, page, width, height, rotation])

  useLayoutEffect(() => {
    if (isDrawn) onDrawn?.()
  }, [isDrawn, onDrawn])

  useEffect(() => {
    const wish = { page, width, height, rotation }
    if (drawer.peek(wish)) return
    const away = new AbortController()
    drawer.draw(wish, away.signal).then(
      (bitmap) => {
        if (away.signal.aborted) return
        paint(canvas.current, bitmap)
        setDrawn(true)
      },
      () => away.signal.aborted || onLost(),
    )
    return () => away.abort()
  }, [drawer, page, width, height, rotation, onLost])

  useEffect(() => {
    const drawn = canvas.current
    return () => {
      // Frees the pixels now; the collector would take its time.
      if (drawn) drawn.width = 0
    }
  }, [])

  return <canvas ref={canvas} aria-hidden data-drawn={isDrawn} className="absolute inset-0 size-full" />
}

function paint(canvas: HTMLCanvasElement | null, bitmap: ImageBitmap): void {
  if (!canvas) return
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0)
}
