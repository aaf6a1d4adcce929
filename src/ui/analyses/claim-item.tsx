import { TriangleAlert } from 'lucide-react'
import { memo, useState } from 'react'
import type { Citation, Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { occurrencesWords, unshownWords } from '#contracts/citation-words.ts'
import { CitationButton } from './citation-button.tsx'
import { Unverified } from './unverified.tsx'

export interface ClaimItemProps {
  claim: Claim
  documentId: number
  textId: number
  active: number | null
  onCite: (citation: Citation) => void
}

/** A claim and what it rests on. */
export const ClaimItem = memo(function ClaimItem({ claim, active, onCite, ...place }: ClaimItemProps) {
  const [expanded, setExpanded] = useState<number | null>(null)
  const unshown = unshownWords(claim.unshown)
  const opened = claim.citations.find((citation) => citation.number === expanded)
  const several = claim.citations.map(occurrencesWords).find(Boolean)

  function press(citation: Citation) {
    if (isVerified(citation.status)) onCite(citation)
    else setExpanded(expanded === citation.number ? null : citation.number)
  }

  return (
    <li className="py-2.5">
      <p className="text-pretty leading-relaxed">{claim.text}</p>
      <div className="mt-1.5 flex flex-wrap items-center gap-1.5">
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
        {unshown && (
          <span className="inline-flex items-center gap-1 text-altered text-xs">
            <TriangleAlert aria-hidden className="size-3" />
            {unshown}
          </span>
        )}
      </div>
      {several && <p className="mt-1 text-muted text-xs">{several}</p>}
      {opened && <Unverified citation={opened} />}
    </li>
  )
})
