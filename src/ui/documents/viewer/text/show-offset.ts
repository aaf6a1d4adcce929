/**
 * Scrolls the character at an offset into view. Every stretch of text carries the offset of its first character as
 * `data-start`. Sections out of sight have estimated heights, so the place is looked for again once they are laid out.
 */
export function showOffset(scroller: HTMLElement | null, offset: number, attempts = 4): void {
  const stretch = scroller && stretchAt(scroller, offset)
  if (!scroller || !stretch) return
  const box = stretch.getBoundingClientRect()
  const room = scroller.getBoundingClientRect()
  if (box.top < room.top || box.bottom > room.bottom) {
    // Only downwards: a long line inside a wide block must not scroll that block sideways.
    scroller.scrollTop += box.top - room.top - Math.max(0, room.height - box.height) / 2
  }
  if (attempts > 1) requestAnimationFrame(() => showOffset(scroller, offset, attempts - 1))
}

/** The last stretch that begins at or before the offset: section first, then inside it. */
function stretchAt(scroller: HTMLElement, offset: number): Element | null {
  const section = lastBefore(scroller.querySelectorAll('[data-section]'), offset)
  return section ? (lastBefore(section.querySelectorAll('[data-start]'), offset) ?? section) : null
}

function lastBefore(elements: NodeListOf<Element>, offset: number): Element | null {
  let found: Element | null = null
  for (const element of elements) {
    if (!(element instanceof HTMLElement)) continue
    const start = Number(element.dataset.section ?? element.dataset.start)
    if (start > offset) break
    found = element
  }
  return found
}
