import type { ReactNode } from 'react'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { Pager } from './pager.tsx'

interface PagedTableProps<Row, Place> {
  /** What the table lists, for screen readers. */
  label: string
  head: ReadonlyArray<{ word: string; className?: string }>
  /** The grid of head and rows. */
  columns: string
  /** The usual height of a row, in pixels; `rowClass` says it to the rows that stand in while it loads. */
  rowHeight: number
  rowClass: string
  /** A page of rows, as the server has given it or not. */
  page: { data: { rows: Row[] } | undefined; error: unknown; refetch: () => unknown }
  /** Where the page begins, undefined for the first, and where the next one does. */
  from: Place | undefined
  next: Place | null
  onTurn: (from: Place | undefined) => void
  /** The words of the buttons that lead to the first page and to the next one. */
  turns: { first: string; next: string }
  /** The cells of a row. */
  children: (row: Row) => ReactNode
}

/** A list of the administration, a page at a time: loading, its error, nothing, or its rows. */
export function PagedTable<Row extends { id: string | number }, Place>(props: PagedTableProps<Row, Place>) {
  const { label, page, from, next, onTurn, turns, rowClass, children, ...shape } = props
  const { data, error, refetch } = page
  return (
    <>
      {error != null && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && error == null && <TableSkeleton label={`Loading: ${label}`} rowClass={rowClass} />}
      {data?.rows.length === 0 && <p className="text-muted">Nothing like this.</p>}
      {data && data.rows.length > 0 && (
        <LongTable label={label} rows={data.rows} rowKey={({ id }) => id} {...shape}>
          {children}
        </LongTable>
      )}
      <Pager
        {...turns}
        onFirst={from === undefined ? undefined : () => onTurn(undefined)}
        onNext={next === null ? undefined : () => onTurn(next)}
      />
    </>
  )
}
