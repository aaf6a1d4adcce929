import { useState } from 'react'
import type { Template } from '#contracts/template.ts'
import { Button } from '#ui/parts/button.tsx'
import { type ClaimFilter, FILTERS, isIn } from './claim-filter.ts'
import { ClaimList, type ClaimsProps } from './claim-list.tsx'
import { ClaimTable } from './claim-table.tsx'
import { ClaimsBar } from './claims-bar.tsx'
import { columnsOf } from './table-rows.ts'

interface AnswerClaimsProps extends ClaimsProps {
  analysisId: number
  template: Template | undefined
  language: string | null
}

/** The claims of an answer, all or some of them, as statements or as a table. */
export function Claims({ analysisId, template, language, ...rest }: AnswerClaimsProps) {
  const [filter, setFilter] = useState<ClaimFilter>('all')
  const { claims } = rest
  if (claims.length === 0) return null
  const shown = claims.filter((claim) => isIn(filter, claim))
  const columns = template && columnsOf(template)
  return (
    <>
      <ClaimsBar {...{ analysisId, claims, filter }} onFilter={setFilter} />
      {shown.length === 0 ? (
        <div className="flex flex-wrap items-center gap-3 py-6 text-muted text-sm">
          {FILTERS.find(({ id }) => id === filter)?.none}
          <Button size="small" onClick={() => setFilter('all')}>
            Show all
          </Button>
        </div>
      ) : columns ? (
        <ClaimTable {...rest} {...{ columns, language }} claims={shown} label={template.label} />
      ) : (
        <ClaimList {...rest} claims={shown} />
      )}
    </>
  )
}
