'use client'
import { RotateCw } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { Button } from '#ui/parts/button.tsx'
import { count } from '#ui/parts/bytes.ts'
import { cx } from '#ui/parts/cx.ts'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { FILTERS, type Filter, jobsPath, readFilter, readPage } from './filters.ts'
import { JobsList } from './jobs-list.tsx'
import { useJobActions, useJobs } from './use-jobs.ts'

/** What is done in the background for a person: readings and answers. The filter lives in the address. */
export function JobsPage() {
  const query = useSearchParams()
  const filter = readFilter(query)
  const page = readPage(query)
  const { data } = useJobs(filter, page)
  const { retryFailed } = useJobActions()
  const failed = data?.failed ?? 0
  const actions = failed > 0 && (
    <Button busy={retryFailed.isPending} onClick={() => retryFailed.mutate()}>
      <RotateCw aria-hidden />
      Try {count(failed, 'failed job')} again
    </Button>
  )
  return (
    <PageFrame title="Work" actions={actions}>
      <Filters shown={filter} />
      <JobsList filter={filter} page={page} />
    </PageFrame>
  )
}

function Filters({ shown }: { shown: Filter }) {
  return (
    <nav aria-label="Show" className="-mx-1 mb-4 flex flex-wrap gap-1">
      {FILTERS.map((filter) => {
        const isShown = filter.id === shown.id
        return (
          <Link
            key={filter.id}
            href={jobsPath(filter)}
            replace
            prefetch={false}
            aria-current={isShown ? 'page' : undefined}
            className={cx(
              'rounded-md px-3 py-1.5 text-sm',
              isShown ? 'bg-accent-soft font-medium text-accent' : 'text-muted hover:bg-ink/8 hover:text-ink',
            )}
          >
            {filter.word}
          </Link>
        )
      })}
    </nav>
  )
}
