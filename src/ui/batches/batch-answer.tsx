import Link from 'next/link'
import { plainOf } from '#contracts/marked-text.ts'
import { Doubt } from '#ui/analyses/claims/doubt.tsx'
import { problemOfCode } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { CiteLink } from './cite-link.tsx'
import type { BatchLine } from './use-batch.ts'

/** So many statements of an answer stand in the table; the rest is behind its link. */
const SHOWN = 3

interface BatchAnswerProps {
  line: BatchLine
  isRetrying: boolean
  onRetry: () => void
}

/** The first statements of a document's answer, or why there are none. */
export function BatchAnswer({ line: { row, detail }, isRetrying, onRetry }: BatchAnswerProps) {
  const run = detail?.runs[0]
  if (row.state === 'queued' || row.state === 'working')
    return (
      <p className="text-muted text-sm">{row.state === 'queued' ? 'Waiting for its turn' : 'Answering…'}</p>
    )
  if (!run) return <Skeleton className="h-12" />
  const more = run.claims.length - SHOWN
  return (
    <div className="flex flex-col gap-2">
      {run.claims.slice(0, SHOWN).map((claim) => (
        <div key={claim.ordinal}>
          <p className="line-clamp-3 text-pretty">{plainOf(claim.text)}</p>
          <p className="mt-1 flex flex-wrap gap-1.5">
            {claim.citations.map((citation) => (
              <CiteLink
                key={citation.number}
                {...{ citation }}
                documentId={row.documentId}
                analysisId={row.id}
              />
            ))}
            <Doubt claim={claim} />
          </p>
        </div>
      ))}
      {more > 0 && (
        <Link
          href={`/documents/${row.documentId}?analysis=${row.id}`}
          prefetch={false}
          className="self-start rounded-sm text-accent text-sm hover:underline"
        >
          and {more} more
        </Link>
      )}
      {run.state === 'done' && run.claims.length === 0 && (
        <p className="text-muted">Not found in this document.</p>
      )}
      {run.state === 'failed' && <Failure code={run.error} {...{ isRetrying, onRetry }} />}
    </div>
  )
}

function Failure({
  code,
  isRetrying,
  onRetry,
}: { code: Parameters<typeof problemOfCode>[0] | null } & Omit<BatchAnswerProps, 'line'>) {
  const { message, next } = problemOfCode(code ?? 'analysis.model_failed')
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="text-danger">{message}</span>
      <span className="text-muted">{next}</span>
      <Button size="small" busy={isRetrying} onClick={onRetry}>
        Ask again
      </Button>
    </p>
  )
}
