import type { Claim } from '#contracts/analysis.ts'
import { reviewedWords, tallyOf, tallyWords } from '#contracts/tally.ts'
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
        {tallyWords(tally)}
      </p>
      <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b pb-2">
        <fieldset className="flex rounded-md bg-sunken p-0.5">
          <legend className="sr-only">Statements shown</legend>
          {FILTERS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              aria-pressed={filter === id}
              onClick={() => onFilter(id)}
              className={cx(
                'h-7 rounded-[5px] px-2 text-xs tabular-nums',
                filter === id ? 'bg-surface font-medium shadow-sm' : 'text-muted hover:text-ink',
              )}
            >
              {label} {claims.filter((claim) => isIn(id, claim)).length}
            </button>
          ))}
        </fieldset>
        {reviewed && <span className="text-muted text-xs tabular-nums">{reviewed}</span>}
        <div className="ml-auto">
          <ExportMenu analysisId={analysisId} />
        </div>
      </div>
    </div>
  )
}
