import type { Claim } from '#contracts/analysis.ts'
import { bySection } from '#contracts/tally.ts'
import type { ClaimProps } from './claim-evidence.tsx'
import { ClaimItem } from './claim-item.tsx'

export interface ClaimsProps extends Omit<ClaimProps, 'claim'> {
  claims: readonly Claim[]
}

/** All claims under their headings. */
export function ClaimList({ claims, ...item }: ClaimsProps) {
  return bySection(claims).map(({ section, claims: own }) => (
    <section key={section} aria-label={section ?? undefined}>
      {section && (
        <h3 className="mt-4 mb-1 font-semibold text-muted text-xs uppercase tracking-wide">
          <bdi>{section}</bdi>
        </h3>
      )}
      <ul className="divide-y divide-line">
        {own.map((claim) => (
          <ClaimItem key={claim.ordinal} claim={claim} {...item} />
        ))}
      </ul>
    </section>
  ))
}
