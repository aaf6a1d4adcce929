/** Runs `act` once, `ms` after the first of many calls: a burst of news costs one refresh, and none is missed. */
export function soon(act: () => void, ms: number): () => void {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    setTimeout(() => {
      waiting = false
      act()
    }, ms)
  }
}
