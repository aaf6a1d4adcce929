import type { Claim } from '#contracts/analysis.ts'
import { isShown } from '#contracts/tally.ts'

/** Which statements are shown. `unverified`: those that verified quotes don't fully show. */
export type ClaimFilter = 'all' | 'unverified' | 'rejected'

export const FILTERS: ReadonlyArray<{ id: ClaimFilter; label: string; none: string }> = [
  { id: 'all', label: 'All', none: '' },
  { id: 'unverified', label: 'Unverified', none: 'Every statement is fully shown by verified quotes.' },
  { id: 'rejected', label: 'Rejected', none: 'No statement is rejected.' },
]

/** Whether a statement belongs to what is shown. */
export function isIn(filter: ClaimFilter, claim: Claim): boolean {
  if (filter === 'unverified') return !isShown(claim)
  if (filter === 'rejected') return claim.review.verdict === 'rejected'
  return true
}
