'use client'
import { History } from 'lucide-react'
import Link from 'next/link'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Empty } from '#ui/parts/empty.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { type Filters, historyPath } from './filters.ts'
import { HistoryLine } from './history-line.tsx'
import { useHistory } from './use-history.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_13rem_7.5rem_2rem] max-sm:gap-x-2'
const HEAD = [{ word: 'Question' }, { word: 'Outcome' }, { word: 'Asked' }, { word: '' }]

/** Past analyses, newest first. */
export function HistoryList({ filters }: { filters: Filters }) {
  const { query, rows } = useHistory(filters)
  if (!rows && query.isError)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  if (!rows) return <TableSkeleton label="Loading the history" rowClass="h-22 sm:h-16" />
  if (rows.length === 0) return <EmptyHistory isFiltered={historyPath(filters) !== '/history'} />
  return (
    <>
      <LongTable
        label="Past analyses"
        head={HEAD}
        rows={rows}
        rowKey={(row) => row.id}
        columns={COLUMNS}
        rowHeight={64}
      >
        {(row) => <HistoryLine row={row} />}
      </LongTable>
      {query.hasNextPage && (
        <div className="mt-4 text-center">
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function EmptyHistory({ isFiltered }: { isFiltered: boolean }) {
  const [title, href, word] = isFiltered
    ? ['No analysis like this', '/history', 'Show all']
    : ['Nothing asked yet', '/documents', 'Choose a document']
  const action = (
    <Button asChild look="primary">
      <Link href={href}>{word}</Link>
    </Button>
  )
  return (
    <Empty icon={<History aria-hidden />} title={title} action={action}>
      {!isFiltered && 'Every question and its answer are kept here, to be opened again as they were.'}
    </Empty>
  )
}
