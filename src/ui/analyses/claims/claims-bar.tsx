import type { Claim } from '#contracts/analysis.ts'
import { reviewedWords, tallyOf, tallyWords } from '#contracts/tally.ts'
import { Choice } from '#ui/parts/choice.tsx'
import { cx } from '#ui/parts/cx.ts'
import { type ClaimFilter, FILTERS, isIn } from './claim-filter.ts'
import { ExportMenu } from './export-menu.tsx'

interface ClaimsBarProps {
  analysisId: number
  claims: readonly Claim[]
  filter: ClaimFilter
  onFilter: (filter: ClaimFilter) => void
}

/** How much of an answer holds and was reviewed; which statements are shown; the way to save it. */
export function ClaimsBar({ analysisId, claims, filter, onFilter }: ClaimsBarProps) {
  const tally = tallyOf(claims)
  const reviewed = reviewedWords({
    reviewed: claims.filter(({ review }) => review.verdict !== null).length,
    claims: claims.length,
  })
  const isAllShown = tally.supported === tally.claims
  return (
    <div className="mt-1 mb-1">
      <p className={cx('text-sm tabular-nums', isAllShown ? 'text-verified' : 'text-muted')}>
        {[tallyWords(tally), reviewed].filter(Boolean).join('; ')}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b pb-2">
        <Choice
          label="Statements shown"
          value={filter}
          options={FILTERS.map(({ id, label }) => ({
            value: id,
            label: `${label} ${claims.filter((claim) => isIn(id, claim)).length}`,
          }))}
          onChange={onFilter}
        />
        <div className="ml-auto">
          <ExportMenu analysisId={analysisId} />
        </div>
      </div>
    </div>
  )
}
