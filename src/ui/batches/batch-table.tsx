import Link from 'next/link'
import { outcomeWords } from '#ui/history/row-words.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { BatchAnswer } from './batch-answer.tsx'
import type { BatchLine } from './use-batch.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)] sm:grid-cols-[14rem_minmax(0,1fr)]'
const HEAD = [{ word: 'Document' }, { word: 'Answer' }]

interface BatchTableProps {
  lines: readonly BatchLine[]
  isRetrying: boolean
  onRetry: (documentIds: number[]) => void
}

/** A row a document: its name, how far its answer is or holds, and the answer's first statements. */
export function BatchTable({ lines, isRetrying, onRetry }: BatchTableProps) {
  return (
    <LongTable
      label="Answers"
      head={HEAD}
      rows={lines}
      rowKey={({ row }) => row.documentId}
      columns={COLUMNS}
      rowHeight={96}
    >
      {(line) => (
        <>
          <td className="min-w-0 self-start py-1.5">
            <Name line={line} />
          </td>
          <td className="min-w-0 self-start py-1.5">
            <BatchAnswer {...{ line, isRetrying }} onRetry={() => onRetry([line.row.documentId])} />
          </td>
        </>
      )}
    </LongTable>
  )
}

function Name({ line: { row } }: { line: BatchLine }) {
  const { words, tone } = outcomeWords(row)
  return (
    <>
      {row.documentDeleted ? (
        <p className="break-words font-medium">{row.filename} (in the trash)</p>
      ) : (
        <Link
          href={`/documents/${row.documentId}?analysis=${row.id}`}
          prefetch={false}
          className="break-words rounded-sm font-medium hover:text-accent hover:underline"
        >
          {row.filename}
        </Link>
      )}
      <p className="mt-1">
        <Badge tone={tone}>{words}</Badge>
      </p>
    </>
  )
}
