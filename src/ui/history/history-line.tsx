'use client'
import { Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { AnalysisRow } from '#contracts/analysis.ts'
import { exactMoney } from '#contracts/cost-words.ts'
import { reviewedWords } from '#contracts/tally.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { count } from '#ui/parts/bytes.ts'
import { Confirm } from '#ui/parts/confirm.tsx'
import { IconButton } from '#ui/parts/icon-button.tsx'
import { Time } from '#ui/parts/time.tsx'
import { cacheWords, outcomeWords } from './row-words.ts'
import { useNames, useRemoveAnalysis } from './use-history.ts'

/** The cells of a past analysis: what was asked of which document, what came of it, when. */
export function HistoryLine({ row }: { row: AnalysisRow }) {
  const { templateLabel, modelLabel } = useNames()
  const { words, tone } = outcomeWords(row)
  const cache = cacheWords(row)
  const reviewed = reviewedWords(row)
  const label = templateLabel(row.template)
  return (
    <>
      <td className="min-w-0 py-1">
        <Title row={row} words={row.question || label} />
        {/* On a narrow screen what stands beside the name would leave it no room. */}
        <p className="mt-0.5 flex min-w-0 gap-x-1.5 text-muted text-sm max-sm:flex-wrap">
          <span className="truncate max-sm:w-full" title={row.filename}>
            {row.filename}
          </span>
          <span className="shrink-0">
            <span className="max-sm:hidden">· </span>
            {row.question ? `${label} · ` : ''}
            {modelLabel(row.model)}
          </span>
          {row.batchId && row.batchDocuments !== null && row.batchDocuments > 1 && (
            <Link
              href={`/batches/${row.batchId}`}
              prefetch={false}
              className="shrink-0 rounded-sm text-accent hover:underline"
            >
              · {count(row.batchDocuments, 'document')}
            </Link>
          )}
        </p>
      </td>
      <td className="max-sm:row-start-2">
        <Badge tone={tone}>{words}</Badge>
        {row.costMicros !== null && row.costMicros > 0 && !row.cached && (
          <span className="ml-2 text-muted text-xs tabular-nums">{exactMoney(row.costMicros)}</span>
        )}
        {(reviewed || cache) && (
          <p className="mt-0.5 text-muted text-xs">{[reviewed, cache].filter(Boolean).join(', ')}</p>
        )}
      </td>
      <td className="text-muted text-sm max-sm:row-start-2 max-sm:text-right">
        <Time iso={row.createdAt} />
      </td>
      <td className="max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end">
        <Remove id={row.id} words={row.question || label} />
      </td>
    </>
  )
}

/** What was asked, leading to the answer; while the document is in the trash, the words alone. */
function Title({ row, words }: { row: AnalysisRow; words: string }) {
  if (row.documentDeleted)
    return (
      <p className="truncate font-medium" title={words}>
        {words} <Badge>document in the trash</Badge>
      </p>
    )
  return (
    <Link
      href={`/documents/${row.documentId}?analysis=${row.id}`}
      prefetch={false}
      title={words}
      className="block truncate rounded-sm font-medium hover:text-accent hover:underline"
    >
      {words}
    </Link>
  )
}

function Remove({ id, words }: { id: number; words: string }) {
  const [isAsking, setAsking] = useState(false)
  const remove = useRemoveAnalysis()
  return (
    <>
      <IconButton label={`Remove ${words.slice(0, 60)}`} size="small" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden />
      </IconButton>
      <Confirm
        open={isAsking}
        onOpenChange={setAsking}
        title="Remove this analysis?"
        description="The question and its answer are removed for good. The document stays."
        action="Remove"
        onConfirm={() => remove.mutate({ id })}
      />
    </>
  )
}
