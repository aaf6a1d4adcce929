import type { AnyJob } from '#contracts/admin.ts'
import { type ErrorCode, errorCode } from '#contracts/error.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { jobStateWords, stageWords } from '#ui/jobs/job-words.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Time } from '#ui/parts/time.tsx'

const KINDS: Record<string, string> = {
  ingest: 'Reading a document',
  analyse: 'Answering a question',
  embed: 'Indexing the meaning of a document',
}

/** The cells of a job's row. */
export function AnyJobLine({ job }: { job: AnyJob }) {
  const { kind, userId, state, stage, attempts, lastError, updatedAt } = job
  const { word, tone } = jobStateWords(state)
  const code: ErrorCode | undefined = errorCode.safeParse(lastError).data
  const isUnderWay = state === 'working' || state === 'retryable'
  return (
    <>
      <td className="min-w-0">
        <p className="truncate">
          {KINDS[kind] ?? kind} <span className="text-muted">for user {userId}</span>
        </p>
        <p className="truncate text-muted text-sm">
          {code
            ? problemOfCode(code).message
            : isUnderWay && stageWords({ stage, pagesDone: null, pagesTotal: null })}
        </p>
      </td>
      <td>
        <Badge tone={tone}>{word}</Badge>
      </td>
      <td className="text-sm tabular-nums max-sm:hidden">{attempts}</td>
      <td className="text-muted text-sm max-sm:hidden">
        <Time iso={updatedAt} />
      </td>
    </>
  )
}
