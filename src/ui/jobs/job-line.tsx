import Link from 'next/link'
import type { JobRow } from '#contracts/job.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Time } from '#ui/parts/time.tsx'
import { jobStateWords, jobTitle, stageWords } from './job-words.ts'

/** The cells of a job: what it is for, how it stands, when it began. */
export function JobLine({ job }: { job: JobRow }) {
  const { word, tone } = jobStateWords(job.state)
  const title = jobTitle(job)
  return (
    <>
      <td className="min-w-0 py-1">
        <Link
          href={`/jobs/${job.id}`}
          prefetch={false}
          title={title}
          className="block truncate rounded-sm font-medium hover:text-accent hover:underline"
        >
          {title}
        </Link>
        {job.state === 'deadletter' && job.lastError && (
          <p className="truncate text-muted text-sm">{problemOfCode(job.lastError).message}</p>
        )}
      </td>
      <td className="flex flex-wrap items-center gap-x-2 max-sm:row-start-2">
        <Badge tone={tone}>{word}</Badge>
        {job.state === 'working' && <span className="text-muted text-xs">{stageWords(job)}</span>}
      </td>
      <td className="text-muted text-sm max-sm:row-start-2 max-sm:text-right max-sm:text-xs">
        <Time iso={job.createdAt} />
      </td>
    </>
  )
}
