import type { RefObject } from 'react'
import { useKeys } from '#ui/parts/use-keys.ts'

/** Keys that go from citation to citation (Enter, on one, jumps), and Escape, which goes back. */
export function useCitationKeys(answer: RefObject<HTMLElement | null>, onBack: () => void): void {
  const go = (direction: 1 | -1) => focusCitation(answer.current, direction)
  useKeys('Answer', [
    { keys: 'n', label: 'Next citation', run: () => go(1) },
    { keys: 'p', label: 'Previous citation', run: () => go(-1) },
    { keys: 'Escape', label: 'Back to where you were', run: onBack },
  ])
}

/** Focuses the citation after (or before) the focused one, or after the one that is being read. */
function focusCitation(answer: HTMLElement | null, direction: 1 | -1): void {
  const buttons = [...(answer?.querySelectorAll<HTMLElement>('[data-cite]') ?? [])]
  if (buttons.length === 0) return
  const focused = buttons.indexOf(document.activeElement as HTMLElement)
  const at = focused >= 0 ? focused : buttons.findIndex((button) => button.ariaPressed === 'true')
  const next = at < 0 && direction === -1 ? buttons.length - 1 : at + direction
  buttons[(next + buttons.length) % buttons.length]?.focus()
}

/** Brings a citation's button into view. */
export function showCitation(answer: HTMLElement | null, number: number): HTMLElement | null {
  const button = answer?.querySelector<HTMLElement>(`[data-cite="${number}"]`) ?? null
  button?.scrollIntoView({ block: 'nearest' })
  return button
}

/** Brings a citation's button into view and focuses it. */
export function focusCitationNumber(answer: HTMLElement | null, number: number): void {
  showCitation(answer, number)?.focus({ preventScroll: true })
}
