import { type RefObject, useCallback, useRef } from 'react'

/** Remembers the place before the first of several jumps, and goes back to it. */
export function useBack(scroller: RefObject<HTMLElement | null>) {
  const before = useRef<number | null>(null)
  const remember = useCallback(() => {
    before.current ??= scroller.current?.scrollTop ?? null
  }, [scroller])
  const back = useCallback(() => {
    if (before.current === null) return false
    scroller.current?.scrollTo({ top: before.current })
    before.current = null
    return true
  }, [scroller])
  return { remember, back }
}
