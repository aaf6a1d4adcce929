'use client'
import { useState } from 'react'
import { type JobState, jobState } from '#contracts/job.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { jobStateWords } from '#ui/jobs/job-words.ts'
import { cx } from '#ui/parts/cx.ts'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { AnyJobLine } from './any-job-line.tsx'
import { Pager } from './pager.tsx'
import { useAnyJobs } from './use-admin.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_8rem_5rem_8rem]'
const HEAD = [{ word: 'Work' }, { word: 'State' }, { word: 'Tries' }, { word: 'Moved' }]

/** Everybody's jobs by state and number: never what they are about. */
export function AnyJobsPage() {
  const [state, setState] = useState<JobState>()
  const [before, setBefore] = useState<string>()
  const { data, error, refetch } = useAnyJobs({ state, before })
  const next = data?.next ?? null
  function show(state?: JobState) {
    setState(state)
    setBefore(undefined)
  }
  return (
    <>
      <fieldset className="-mx-1 mb-4 flex flex-wrap gap-1">
        <legend className="sr-only">Show</legend>
        {[undefined, ...jobState.options].map((option) => (
          <button
            key={option ?? 'all'}
            type="button"
            aria-pressed={option === state}
            onClick={() => show(option)}
            className={cx(
              'rounded-md px-3 py-1.5 text-sm tabular-nums',
              option === state ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-ink/8',
            )}
          >
            {option ? `${jobStateWords(option).word} ${data?.counts[option] ?? 0}` : 'All'}
          </button>
        ))}
      </fieldset>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TableSkeleton label="Loading the jobs" rowClass="h-17 sm:h-14" />}
      {data?.rows.length === 0 && <p className="text-muted">Nothing like this.</p>}
      {data && data.rows.length > 0 && (
        <LongTable
          label="Jobs"
          head={HEAD}
          rows={data.rows}
          rowKey={(row) => row.id}
          columns={COLUMNS}
          rowHeight={57}
        >
          {(row) => <AnyJobLine job={row} />}
        </LongTable>
      )}
      <Pager
        first="Newest"
        next="Older"
        onFirst={before ? () => setBefore(undefined) : undefined}
        onNext={next === null ? undefined : () => setBefore(next)}
      />
    </>
  )
}
