/** A press that moves less than this many pixels is a click. */
const STILL = 4

/**
 * Lets words be selected although marks lie above them. While the button is held, the marks are inert: a selection
 * passes beneath them, and one that begins on a mark begins at the word under it. A click without a drag is
 * `onClick`'s.
 */
export function selectBeneath(event: MouseEvent, onClick: (mark: HTMLElement) => void): void {
  if (event.button !== 0 || !(event.target instanceof HTMLElement)) return
  const mark = event.target.closest<HTMLElement>('[data-citation]')
  const layers = document.querySelectorAll<HTMLElement>('[data-marks]')
  for (const layer of layers) layer.inert = true
  const held = new AbortController()
  const { signal } = held
  const from = { x: event.clientX, y: event.clientY }
  const isStill = (now: MouseEvent) => Math.hypot(now.clientX - from.x, now.clientY - from.y) < STILL

  if (mark) {
    // The browser would begin at the mark, which holds no words.
    event.preventDefault()
    const start = wordsAt(from.x, from.y)
    if (start) getSelection()?.collapse(start.node, start.offset)
    const extend = (now: MouseEvent) => {
      const end = isStill(now) ? null : wordsAt(now.clientX, now.clientY)
      if (start && end) getSelection()?.extend(end.node, end.offset)
    }
    window.addEventListener('mousemove', extend, { signal })
  }
  const release = (now: MouseEvent) => {
    for (const layer of layers) layer.inert = false
    held.abort()
    if (mark && isStill(now)) onClick(mark)
  }
  window.addEventListener('mouseup', release, { signal, capture: true })
  window.addEventListener('dragend', release, { signal, capture: true })
}

/** The text under a point, if there is any. */
function wordsAt(x: number, y: number): { node: Text; offset: number } | null {
  // Safari before 18.4 has no such function; there a selection can't begin on a mark.
  const caret = document.caretPositionFromPoint?.(x, y)
  return caret?.offsetNode instanceof Text ? { node: caret.offsetNode, offset: caret.offset } : null
}
