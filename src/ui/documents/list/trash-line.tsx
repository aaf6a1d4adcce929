import { FileText } from 'lucide-react'
import type { DocumentRow } from '#contracts/document.ts'
import { Button } from '#ui/parts/button.tsx'
import { bytes } from '#ui/parts/bytes.ts'
import { Time } from '#ui/parts/time.tsx'
import { pageCount } from '../page-count.ts'
import { useDocumentActions } from './use-document-actions.ts'

/** The cells of a deleted document: what it was, when it went, the way back. */
export function TrashLine({ document }: { document: DocumentRow }) {
  const { restore } = useDocumentActions()
  const { filename, sizeBytes, deletedAt, createdAt } = document
  return (
    <>
      <td className="flex min-w-0 items-center gap-2.5 max-sm:col-span-4">
        <FileText aria-hidden className="size-4.5 shrink-0 text-muted" />
        <span title={filename} className="truncate font-medium">
          {filename}
        </span>
      </td>
      <td className="text-muted text-sm max-sm:row-start-2 max-sm:pl-7 max-sm:text-xs sm:text-right">
        {pageCount(document)}
      </td>
      <td className="text-muted text-sm max-sm:row-start-2 max-sm:text-xs sm:text-right">
        {bytes(sizeBytes)}
      </td>
      <td className="truncate text-muted text-sm max-sm:col-span-2 max-sm:row-start-2 max-sm:text-xs">
        <Time iso={deletedAt ?? createdAt} />
      </td>
      <td className="max-sm:col-start-5 max-sm:row-start-1 max-sm:justify-self-end">
        <Button size="small" onClick={() => restore(document)}>
          Restore
        </Button>
      </td>
    </>
  )
}
