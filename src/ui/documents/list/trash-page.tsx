'use client'
import { ArrowLeft, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Empty } from '#ui/parts/empty.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { ROW_HEIGHT, TRASH_COLUMNS, TRASH_HEAD } from './columns.ts'
import { TrashLine } from './trash-line.tsx'
import { useDocuments } from './use-documents.ts'

/** The documents that were deleted, each with the way back. */
export function TrashPage() {
  const actions = (
    <Button asChild look="quiet">
      <Link href="/documents">
        <ArrowLeft aria-hidden />
        Documents
      </Link>
    </Button>
  )
  return (
    <PageFrame title="Trash" actions={actions}>
      <TrashList />
    </PageFrame>
  )
}

function TrashList() {
  const { query, rows } = useDocuments({ trash: true })
  if (!rows && query.isError)
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
  if (!rows) return <TableSkeleton label="Loading the trash" rowClass="h-17 sm:h-12" />
  if (rows.length === 0)
    return (
      <Empty icon={<Trash2 aria-hidden />} title="The trash is empty">
        Documents that you delete wait here, and can be restored.
      </Empty>
    )
  return (
    <LongTable
      label="Deleted documents"
      head={TRASH_HEAD}
      rows={rows}
      rowKey={(row) => row.id}
      columns={TRASH_COLUMNS}
      rowHeight={ROW_HEIGHT}
    >
      {(row) => <TrashLine document={row} />}
    </LongTable>
  )
}
