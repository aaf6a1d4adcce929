import type { Claim, Tally } from './analysis.ts'
import { isVerified } from './citation.ts'

/**
 * How well a claim holds, to compare two tries: 2 when all its quotes were found and show all that it says, else the
 * share of its quotes that were found; -1 without a quote.
 */
export function holds({ citations, unshown }: Pick<Claim, 'citations' | 'unshown'>): number {
  if (citations.length === 0) return -1
  const share = citations.filter(({ status }) => isVerified(status)).length / citations.length
  return share === 1 && unshown.length === 0 ? 2 : share
}

/** True when verified quotes show all that the claim says. */
export function isShown(claim: Pick<Claim, 'citations' | 'unshown'>): boolean {
  return holds(claim) === 2
}

/** How much of a run holds, as it is shown and kept. */
export function tallyOf(claims: readonly Claim[]): Tally {
  const citations = claims.flatMap((claim) => claim.citations)
  return {
    claims: claims.length,
    supported: claims.filter(isShown).length,
    citations: citations.length,
    verified: citations.filter(({ status }) => isVerified(status)).length,
  }
}

/** "7 of 9 statements fully shown by verified quotes; 11 of 12 quotes verified"; null without statements. */
export function tallyWords({ claims, supported, citations, verified }: Tally): string | null {
  if (claims === 0) return null
  const shown = `${supported} of ${counted(claims, 'statement')} fully shown by verified quotes`
  return citations === 0
    ? `${shown}; nothing was quoted`
    : `${shown}; ${verified} of ${counted(citations, 'quote')} verified`
}

/** How many quotes were found; where all were, and a statement says more than they show, how many statements hold. */
export function verdictWords({ claims, supported, citations, verified }: Tally): string {
  return verified === citations && supported < claims
    ? `${supported} of ${counted(claims, 'statement')} shown`
    : `${verified} of ${citations} verified`
}

/** "3 of 8 reviewed"; null while none is. A note alone is no verdict. */
export function reviewedWords({ reviewed, claims }: { reviewed: number; claims: number }): string | null {
  return reviewed === 0 ? null : `${reviewed} of ${claims} reviewed`
}

/** Claims under their headings, in order; those without one stand under null. */
export function bySection(claims: readonly Claim[]): Array<{ section: string | null; claims: Claim[] }> {
  const sections = Map.groupBy(claims, (claim) => claim.section)
  return Array.from(sections, ([section, own]) => ({ section, claims: own }))
}

function counted(count: number, word: string): string {
  return `${count} ${count === 1 ? word : `${word}s`}`
}
