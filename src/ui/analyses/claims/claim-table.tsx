import { useState } from 'react'
import type { ClaimsProps } from './claim-list.tsx'
import { ClaimRow } from './claim-row.tsx'
import { SortHead } from './sort-head.tsx'
import { type Column, nextSorting, type Sorting, sortRows } from './table-rows.ts'

interface ClaimTableProps extends ClaimsProps {
  label: string
  columns: readonly Column[]
  /** The document's, for reading dates and numbers. */
  language: string | null
}

/** Claims as the rows of a table, in the order of the document or of a column; where it is narrow, as cards. */
export function ClaimTable({ label, columns, claims, language, ...row }: ClaimTableProps) {
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const rows = sortRows(claims, columns, sorting, language)
  return (
    <div className="@container">
      <table aria-label={label} className="w-full text-sm @max-md:block">
        <thead className="@max-md:block">
          <tr className="border-line border-b text-left @max-md:flex @max-md:flex-wrap @max-md:items-center @max-md:gap-x-1 @max-md:py-1">
            {columns.map((column) => (
              <SortHead
                key={column.id}
                label={column.label}
                direction={sorting?.column === column.id ? sorting.direction : null}
                onPress={() => setSorting(nextSorting(sorting, column.id))}
              />
            ))}
          </tr>
        </thead>
        {rows.map((claim) => (
          <ClaimRow key={claim.ordinal} {...row} claim={claim} columns={columns} />
        ))}
      </table>
    </div>
  )
}
