import { type RefObject, useCallback, useRef } from 'react'

/**
 * Remembers where the reader was before a jump, and goes back there. Several jumps in a row, without reading on in
 * between, count as one.
 */
export function useBack(scroller: RefObject<HTMLElement | null>) {
  const before = useRef<number | null>(null)
  const landed = useRef(0)

  /** Makes a jump: `scroll` moves the scroller. */
  const jump = useCallback(
    (scroll: () => void) => {
      const box = scroller.current
      if (!box) return
      const hasReadOn = Math.abs(box.scrollTop - landed.current) > box.clientHeight / 2
      if (before.current === null || hasReadOn) before.current = box.scrollTop
      scroll()
      landed.current = box.scrollTop
    },
    [scroller],
  )

  /** False when there was no jump. */
  const back = useCallback(() => {
    if (before.current === null) return false
    scroller.current?.scrollTo({ top: before.current })
    before.current = null
    return true
  }, [scroller])
  return { jump, back }
}
