import type { RefObject } from 'react'
import { useKeys } from '#ui/parts/use-keys.ts'

/**
 * Keys that go from statement to statement and from citation to citation (Enter, on one, jumps), that review the
 * statement in focus, and Escape, which goes back.
 */
export function useCitationKeys(answer: RefObject<HTMLElement | null>, onBack: () => void): void {
  const go = (direction: 1 | -1) => focusCitation(answer.current, direction)
  const turn = (direction: 1 | -1) => focusClaim(answer.current, direction)
  useKeys('Answer', [
    { keys: 'n', label: 'Next citation; on a statement: write a note', run: () => press('note') || go(1) },
    { keys: 'p', label: 'Previous citation', run: () => go(-1) },
    { keys: 'j', label: 'Next statement', run: () => turn(1) },
    { keys: 'k', label: 'Previous statement', run: () => turn(-1) },
    { keys: 'a', label: 'Accept the statement in focus', run: () => press('accepted') },
    { keys: 'r', label: 'Reject the statement in focus', run: () => press('rejected') },
    { keys: 'Escape', label: 'Back to where you were', run: onBack },
  ])
}

/** Presses a button of the statement in focus; false where there is none. A citation in it has `n` for itself. */
function press(what: 'accepted' | 'rejected' | 'note'): boolean {
  const focused = document.activeElement
  const claim = focused?.closest('[data-claim]')
  if (!claim || (what === 'note' && focused?.matches('[data-cite]'))) return false
  const button = claim.querySelector<HTMLElement>(`[data-review="${what}"]`)
  button?.click()
  return button !== null
}

/** Focuses the statement after (or before) the one in focus. */
function focusClaim(answer: HTMLElement | null, direction: 1 | -1): void {
  const claims = [...(answer?.querySelectorAll<HTMLElement>('[data-claim]') ?? [])]
  const focused = claims.findIndex((claim) => claim.contains(document.activeElement))
  const next = focused < 0 && direction === -1 ? claims.length - 1 : focused + direction
  const claim = claims[(next + claims.length) % claims.length]
  claim?.focus({ preventScroll: true })
  claim?.scrollIntoView({ block: 'nearest' })
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
