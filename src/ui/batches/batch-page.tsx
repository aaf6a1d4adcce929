'use client'
import { Download } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { isOver } from '#ui/analyses/run-state.ts'
import { problemOfCode, sentence } from '#ui/api/errors.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useNames } from '#ui/history/use-history.ts'
import { Button } from '#ui/parts/button.tsx'
import { count } from '#ui/parts/bytes.ts'
import { useHydrated } from '#ui/parts/hydrated.ts'
import { Notice } from '#ui/parts/notice.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { Time } from '#ui/parts/time.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { BatchTable } from './batch-table.tsx'
import { readRefused } from './refused.ts'
import { saveCsv } from './save-csv.ts'
import { useBatch, useRetryFailed } from './use-batch.ts'

/** One question to several documents, with an answer for each. Live. */
export function BatchPage({ id }: { id: string }) {
  const { query, lines } = useBatch(id)
  const { data: batch, error } = query
  const { templateLabel, modelLabel } = useNames()
  const { retry, isPending } = useRetryFailed(batch)
  const [isSaving, setSaving] = useState(false)
  const failed = lines.filter(({ row }) => row.state === 'failed').map(({ row }) => row.documentId)
  const over = lines.filter(({ row }) => isOver(row.state)).length

  if (!batch && error)
    return (
      <PageFrame title="Answers">
        <ProblemNotice error={error} onRetry={() => void query.refetch()} />
      </PageFrame>
    )
  if (!batch)
    return (
      <PageFrame title="Answers">
        <TableSkeleton label="Loading the answers" rowClass="h-24" />
      </PageFrame>
    )

  async function save() {
    setSaving(true)
    await saveCsv(lines).finally(() => setSaving(false))
  }
  const actions = (
    <>
      {failed.length > 1 && (
        <Button busy={isPending} onClick={() => retry(failed)}>
          Ask the {failed.length} that failed again
        </Button>
      )}
      <Button busy={isSaving} disabled={over === 0} onClick={save}>
        <Download aria-hidden />
        Save as CSV
      </Button>
    </>
  )
  const isUnderWay = over < lines.length
  return (
    <PageFrame title={templateLabel(batch.template)} actions={actions}>
      {batch.question && <p className="-mt-3 mb-1 text-pretty break-words font-serif">“{batch.question}”</p>}
      <p className="text-muted text-sm">
        {count(lines.length, 'document')} · {modelLabel(batch.model)} · <Time iso={batch.createdAt} /> ·{' '}
        <Link href="/history" className="rounded-sm hover:text-ink hover:underline">
          History
        </Link>
      </p>
      <p role="status" className="mt-1 text-muted text-sm">
        {isUnderWay ? `${over} of ${lines.length} answered` : summary(lines.length, failed.length)}
      </p>
      {isUnderWay ? (
        <Progress value={over / lines.length} label="Answers" className="mt-1.5 mb-4" />
      ) : (
        <div aria-hidden className="mt-1.5 mb-4 h-1" />
      )}
      <NotAsked batchId={id} />
      <BatchTable lines={lines} isRetrying={isPending} onRetry={retry} />
    </PageFrame>
  )
}

function summary(all: number, failed: number): string {
  return failed === 0 ? `All ${all} answered` : `${all - failed} of ${all} answered, ${failed} failed`
}

/** Those that could not be asked with the others, each with its reason. */
function NotAsked({ batchId }: { batchId: string }) {
  const refused = useHydrated() ? readRefused(batchId) : []
  if (refused.length === 0) return null
  return (
    <Notice title={`${count(refused.length, 'document was', 'documents were')} not asked.`} className="mb-4">
      <ul>
        {refused.map(({ filename, error }) => (
          <li key={filename}>
            <span className="font-medium">{filename}</span>: {sentence(problemOfCode(error))}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
