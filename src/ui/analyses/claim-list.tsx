import type { Claim } from '#contracts/analysis.ts'
import { ClaimItem, type ClaimItemProps } from './claim-item.tsx'
import { bySection } from './run-state.ts'

interface ClaimListProps extends Omit<ClaimItemProps, 'claim'> {
  claims: readonly Claim[]
}

/** All claims under their headings. */
export function ClaimList({ claims, ...item }: ClaimListProps) {
  return bySection(claims).map(({ section, claims: own }) => (
    <section key={section} aria-label={section ?? undefined}>
      {section && (
        <h3 className="mt-4 mb-1 font-semibold text-muted text-xs uppercase tracking-wide">{section}</h3>
      )}
      <ul className="divide-y divide-line">
        {own.map((claim) => (
          <ClaimItem key={claim.ordinal} claim={claim} {...item} />
        ))}
      </ul>
    </section>
  ))
}
