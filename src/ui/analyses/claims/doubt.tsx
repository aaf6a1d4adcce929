import { TriangleAlert } from 'lucide-react'
import type { Claim } from '#contracts/analysis.ts'
import { doubtWords } from '#contracts/citation-words.ts'

/** What of a claim its quotes do not show. It stands wherever a claim stands with its citations. */
export function Doubt({ claim }: { claim: Pick<Claim, 'citations' | 'unshown'> }) {
  const words = doubtWords(claim)
  if (words === null) return null
  return (
    <span className="inline-flex items-center gap-1 text-altered text-xs">
      <TriangleAlert aria-hidden className="size-3 shrink-0" />
      <bdi>{words}</bdi>
    </span>
  )
}
