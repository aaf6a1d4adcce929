'use client'
import { useDeferredValue, useRef, useState } from 'react'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { useKeys } from '#ui/parts/use-keys.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { COLUMNS, HEAD, ROW_HEIGHT } from './columns.ts'
import { DocumentLine } from './document-line.tsx'
import { EmptyList } from './empty-list.tsx'
import { matching, useDocuments } from './use-documents.ts'
import { useSelection } from './use-selection.ts'

/** The list, newest first, with a box that narrows it by name. */
export function DocumentList() {
  const { query, rows } = useDocuments({ trash: false })
  const [filter, setFilter] = useState('')
  const box = useRef<HTMLInputElement>(null)
  useKeys('Documents', [{ keys: '/', label: 'Filter by name', run: () => box.current?.focus() }])
  const shown = matching(rows ?? [], useDeferredValue(filter))
  const selection = useSelection(shown)

  if (!rows && query.isError)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  if (!rows) return <TableSkeleton label="Loading documents" rowClass="h-17 sm:h-12" />
  if (rows.length === 0) return <EmptyList />
  return (
    <>
      <div className="sticky top-(--bar) z-10 -mx-2 mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 bg-paper px-2 py-2">
        <TextField
          label="Filter by name"
          hideLabel
          type="search"
          placeholder="Filter by name"
          autoComplete="off"
          ref={box}
          className="max-sm:w-full sm:w-72"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <ChosenBar rows={rows} selection={selection} />
      </div>
      <p role="status" className="text-muted empty:hidden">
        {shown.length === 0 ? 'No document has this in its name.' : ''}
      </p>
      {shown.length > 0 && (
        <LongTable
          label="Documents"
          head={HEAD}
          rows={shown}
          rowKey={(row) => row.id}
          columns={COLUMNS}
          rowHeight={ROW_HEIGHT}
        >
          {(row) => <DocumentLine document={row} selection={selection} />}
        </LongTable>
      )}
    </>
  )
}
