import { useState } from 'react'
import type { Citation, Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { occurrencesWords } from '#contracts/citation-words.ts'
import { CitationButton } from './citation-button.tsx'
import { ClaimReviewBar, type ReviewedRun } from './claim-review.tsx'
import { Doubt } from './doubt.tsx'
import { Unverified } from './unverified.tsx'

export interface ClaimProps {
  claim: Claim
  documentId: number
  textId: number
  active: number | null
  onCite: (citation: Citation) => void
  /** Null while claims may still change: they can't be reviewed yet. */
  reviewed: ReviewedRun | null
}

/** What a claim rests on, what of it is not shown, and what its reader makes of it. */
export function ClaimEvidence({ claim, active, onCite, reviewed, ...place }: ClaimProps) {
  const [expanded, setExpanded] = useState<number | null>(null)
  const opened = claim.citations.find((citation) => citation.number === expanded)
  const several = claim.citations.map(occurrencesWords).find(Boolean)

  function press(citation: Citation) {
    if (isVerified(citation.status)) onCite(citation)
    else setExpanded(expanded === citation.number ? null : citation.number)
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5">
        {claim.citations.map((citation) => (
          <CitationButton
            key={citation.number}
            {...place}
            citation={citation}
            isActive={active === citation.number}
            isExpanded={expanded === citation.number}
            onPress={() => press(citation)}
          />
        ))}
        <Doubt claim={claim} />
        {claim.retried && (
          <span
            className="text-muted text-xs"
            title="Its first quotes were not all found; these are its second."
          >
            second try
          </span>
        )}
        {reviewed && <ClaimReviewBar claim={claim} reviewed={reviewed} />}
      </div>
      {several && <p className="mt-1 text-muted text-xs">{several}</p>}
      {opened && <Unverified citation={opened} />}
    </>
  )
}
