import { memo } from 'react'
import { cx } from '#ui/parts/cx.ts'
import { ClaimEvidence, type ClaimProps } from './claim-evidence.tsx'
import { MarkedWords } from './marked-words.tsx'

/** What a rejected claim looks like: still legible, calmly struck. */
export const STRUCK = 'text-muted line-through decoration-1 decoration-muted'

/** A claim and what it rests on. */
export const ClaimItem = memo(function ClaimItem(props: ClaimProps) {
  const { claim } = props
  return (
    <li data-claim={claim.ordinal} tabIndex={-1} className="scroll-my-6 py-2.5">
      <div
        dir="auto"
        className={cx('mb-1.5 text-pretty leading-relaxed', claim.review.verdict === 'rejected' && STRUCK)}
      >
        <MarkedWords text={claim.text} />
      </div>
      <ClaimEvidence {...props} />
    </li>
  )
})
