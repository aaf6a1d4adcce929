'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { Job, JobRow } from '#contracts/job.ts'
import { hasEnded, mayRetry } from '#contracts/job-state.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { NextStep } from '#ui/documents/next-step.tsx'
import { useLimitsInWords } from '#ui/documents/upload/use-upload-limits.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { jobStateWords, jobTitle, stageWords } from './job-words.ts'
import { Timeline } from './timeline.tsx'
import { useJobActions } from './use-jobs.ts'

/** One job: how it stands, why it failed and what to do, and all that happened to it. Live. */
export function JobPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(useTRPC().jobs.get.queryOptions({ id }))
  if (!data && error)
    return (
      <PageFrame title="Work">
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      </PageFrame>
    )
  return (
    <PageFrame title={data ? jobTitle(data.job) : 'Work'} actions={data && <Actions job={data.job} />}>
      <p className="-mt-3 mb-5">
        <Link
          href="/jobs"
          className="inline-flex items-center gap-1 rounded-sm text-muted text-sm hover:text-ink hover:underline"
        >
          <ChevronLeft aria-hidden className="size-4" />
          All work
        </Link>
      </p>
      {data ? (
        <>
          <Standing job={data.job} />
          <h2 className="mt-8 mb-3 font-semibold text-lg">What happened</h2>
          <Timeline events={data.events} />
        </>
      ) : (
        <div role="status" aria-label="Loading the job">
          <Skeleton className="h-16" />
          <Skeleton className="mt-8 h-64" />
        </div>
      )}
    </PageFrame>
  )
}

function Actions({ job }: { job: JobRow }) {
  const { retry, cancel } = useJobActions()
  const { document, analysisId } = job
  const href = document && `/documents/${document.id}${analysisId === null ? '' : `?analysis=${analysisId}`}`
  return (
    <>
      {mayRetry(job.state) && (
        <NextStep
          error={job.state === 'deadletter' ? job.lastError : null}
          document={document}
          retry={{ isPending: retry.isPending, start: () => retry.mutate({ id: job.id }) }}
        />
      )}
      {!hasEnded(job.state) && (
        <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: job.id })}>
          Cancel
        </Button>
      )}
      {href && !document.inTrash && (
        <Button asChild>
          <Link href={href} prefetch={false}>
            {analysisId === null ? 'Open the document' : 'Open the answer'}
          </Link>
        </Button>
      )}
    </>
  )
}

/** The state in a word, and what it means for the person. */
function Standing({ job }: { job: JobRow }) {
  const { word, tone } = jobStateWords(job.state)
  const limits = useLimitsInWords()
  const problem =
    job.lastError && job.state !== 'done' ? problemOfCode(job.lastError, limits(job.lastError)) : null
  if (job.state === 'deadletter' && problem)
    return (
      <Notice tone="danger" title={`Failed. ${problem.message}`}>
        {problem.next}
      </Notice>
    )
  return (
    <div role="status" className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{word}</Badge>
        <span className="text-muted tabular-nums">{meaning(job)}</span>
      </p>
      {!hasEnded(job.state) && <Progress value={job.progress} label={jobTitle(job)} />}
      {job.state === 'retryable' && problem && <p className="text-muted text-sm">{problem.message}</p>}
    </div>
  )
}

function meaning(job: Job): string {
  switch (job.state) {
    case 'queued':
      return 'It begins as soon as there is room.'
    case 'working':
      return `${stageWords(job)}.`
    case 'retryable':
      return 'It was interrupted and goes on by itself, from the last finished step.'
    case 'cancelled':
      return 'It was stopped. Try again when you like.'
    default:
      return 'Nothing is left to do.'
  }
}
