'use client'
import { useState } from 'react'
import { type JobState, jobState } from '#contracts/job.ts'
import { jobStateWords } from '#ui/jobs/job-words.ts'
import { cx } from '#ui/parts/cx.ts'
import { AnyJobLine } from './any-job-line.tsx'
import { PagedTable } from './paged-table.tsx'
import { useAnyJobs } from './use-admin.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_8rem_5rem_8rem]'
const HEAD = [{ word: 'Work' }, { word: 'State' }, { word: 'Tries' }, { word: 'Moved' }]

/** Everybody's jobs by state and number: never what they are about. */
export function AnyJobsPage() {
  const [state, setState] = useState<JobState>()
  const [before, setBefore] = useState<string>()
  const jobs = useAnyJobs({ state, before })
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
            {option ? `${jobStateWords(option).word} ${jobs.data?.counts[option] ?? 0}` : 'All'}
          </button>
        ))}
      </fieldset>
      <PagedTable
        label="Jobs"
        head={HEAD}
        columns={COLUMNS}
        rowHeight={57}
        rowClass="h-17 sm:h-14"
        page={jobs}
        from={before}
        next={jobs.data?.next ?? null}
        onTurn={setBefore}
        turns={{ first: 'Newest', next: 'Older' }}
      >
        {(row) => <AnyJobLine job={row} />}
      </PagedTable>
    </>
  )
}
