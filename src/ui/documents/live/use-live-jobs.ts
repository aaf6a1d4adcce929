'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import type { Job, JobList } from '#contracts/job.ts'
import { hasEnded } from '#contracts/job-state.ts'
import { leaveWhenLoggedOut } from '#ui/api/queries.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { withNews } from './job-news.ts'
import { inPages, type Pages } from './pages.ts'
import { useListRefresh } from './use-list-refresh.ts'

/**
 * Keeps every list and page in step with the work on the server. Once, in the shell: the one subscription of a window.
 * News change what is known in place; when work ends, and after a break in the connection, the server is asked anew.
 */
export function useLiveJobs(): void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const documents = trpc.documents
  const refreshList = useListRefresh()
  const refreshJobs = useListRefresh('jobs')

  function askAnew() {
    refreshList()
    void queries.invalidateQueries({ queryKey: trpc.jobs.pathKey() })
  }

  /** What has a place in a list is changed there; a new job is asked for with the rest. */
  function patchJobs(job: Job) {
    queries.setQueriesData<JobList>(
      { queryKey: trpc.jobs.list.queryKey() },
      (known) =>
        known && {
          ...known,
          rows: known.rows.map((row) => (row.id === job.id ? { ...row, ...job } : row)),
        },
    )
    const known = queries.getQueryData(trpc.jobs.get.queryKey({ id: job.id }))
    if (!known) return
    queries.setQueryData(trpc.jobs.get.queryKey({ id: job.id }), { ...known, job: { ...known.job, ...job } })
    // Each stage has made an event.
    if (known.job.stage !== job.stage || known.job.state !== job.state) refreshJob(job.id)
  }

  function refreshJob(id: string) {
    void queries.invalidateQueries({ queryKey: trpc.jobs.get.queryKey({ id }) })
  }

  function patch(job: Job) {
    queries.setQueriesData<Pages>({ queryKey: documents.list.infiniteQueryKey() }, (known) =>
      inPages(known, job),
    )
    patchJobs(job)
    if (job.documentId === null) return
    queries.setQueryData(
      documents.get.queryKey({ id: job.documentId }),
      (known) => known && withNews(known, job),
    )
  }

  function afterEnd({ kind, documentId, id }: Job) {
    refreshJob(id)
    refreshJobs()
    if (kind === 'analyse') void queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() })
    if (kind !== 'ingest' || documentId === null) return
    refreshList()
    void queries.invalidateQueries({ queryKey: documents.get.queryKey({ id: documentId }) })
  }

  useSubscription(
    trpc.jobs.changes.subscriptionOptions(undefined, {
      onStarted: askAnew,
      onData(job) {
        patch(job)
        if (hasEnded(job.state)) afterEnd(job)
      },
      onError: leaveWhenLoggedOut,
    }),
  )
}
