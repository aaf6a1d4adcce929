import { type RefObject, useEffect, useRef, useState } from 'react'

export interface Scroller {
  ref: RefObject<HTMLDivElement | null>
  /** What can be seen at once, in CSS pixels; null until it has been measured. */
  room: { width: number; height: number } | null
  top: number
}

/** Follows the size and the position of a box that scrolls. */
export function useScroller(): Scroller {
  const ref = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Scroller['room']>(null)
  const [top, setTop] = useState(0)
  useEffect(() => {
    const box = ref.current
    if (!box) return
    const measure = () => setRoom({ width: box.clientWidth, height: box.clientHeight })
    const scroll = () => setTop(box.scrollTop)
    const watcher = new ResizeObserver(measure)
    watcher.observe(box)
    measure()
    box.addEventListener('scroll', scroll, { passive: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', scroll)
    }
  }, [])
  return { ref, room, top }
}
