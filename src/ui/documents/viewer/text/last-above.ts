/** What counts as the part that is seen: the one at this height of the window. */
const EYE = 0.35

/** The last of the elements, in order, that begins above the reader's eye; few are looked at, for each may have to be laid out. */
export function lastAbove(box: HTMLElement, selector: string): HTMLElement | undefined {
  const elements = box.querySelectorAll<HTMLElement>(selector)
  const line = box.getBoundingClientRect().top + box.clientHeight * EYE
  let [low, high] = [0, elements.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((elements[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return elements[low - 1]
}
