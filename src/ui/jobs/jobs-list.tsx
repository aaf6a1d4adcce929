'use client'
import { ListChecks } from 'lucide-react'
import Link from 'next/link'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Empty } from '#ui/parts/empty.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { type Filter, jobsPath } from './filters.ts'
import { JobLine } from './job-line.tsx'
import { PAGE_SIZE, useJobs } from './use-jobs.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_13rem_7.5rem] max-sm:gap-x-2'
const HEAD = [{ word: 'Work' }, { word: 'State' }, { word: 'Begun' }]

/** A page of jobs, newest first. */
export function JobsList({ filter, page }: { filter: Filter; page: number }) {
  const { data, error, isError, refetch } = useJobs(filter, page)
  if (!data && isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <TableSkeleton label="Loading the work" rowClass="h-17 sm:h-12" />
  if (data.rows.length === 0) return <NoJobs isFiltered={filter.id !== 'all' || page > 1} />
  return (
    <>
      <LongTable
        label="Work"
        head={HEAD}
        rows={data.rows}
        rowKey={(row) => row.id}
        columns={COLUMNS}
        rowHeight={49}
      >
        {(row) => <JobLine job={row} />}
      </LongTable>
      <Pager filter={filter} page={page} total={data.total} />
    </>
  )
}

function Pager({ filter, page, total }: { filter: Filter; page: number; total: number }) {
  if (total <= PAGE_SIZE) return null
  const from = (page - 1) * PAGE_SIZE
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center justify-center gap-3 text-muted text-sm">
      {page > 1 && (
        <Button asChild size="small">
          <Link href={jobsPath(filter, page - 1)}>Newer</Link>
        </Button>
      )}
      <span className="tabular-nums">
        {from + 1} to {Math.min(total, from + PAGE_SIZE)} of {total.toLocaleString('en')}
      </span>
      {from + PAGE_SIZE < total && (
        <Button asChild size="small">
          <Link href={jobsPath(filter, page + 1)}>Older</Link>
        </Button>
      )}
    </nav>
  )
}

function NoJobs({ isFiltered }: { isFiltered: boolean }) {
  const [title, href, word] = isFiltered
    ? ['Nothing like this', '/jobs', 'Show all']
    : ['No work yet', '/documents', 'Go to your documents']
  const action = (
    <Button asChild look="primary">
      <Link href={href}>{word}</Link>
    </Button>
  )
  return (
    <Empty icon={<ListChecks aria-hidden />} title={title} action={action}>
      {!isFiltered && 'Whatever is read or answered for you is listed here, with what happened to it.'}
    </Empty>
  )
}
