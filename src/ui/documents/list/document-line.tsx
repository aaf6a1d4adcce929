import Link from 'next/link'
import type { DocumentRow } from '#contracts/document.ts'
import { mayHelp } from '#contracts/may-help.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { bytes } from '#ui/parts/bytes.ts'
import { Time } from '#ui/parts/time.tsx'
import { KeptHere } from '../kept-here.tsx'
import { pageCount } from '../page-count.ts'
import { ReadAgainButton } from '../read-again-button.tsx'
import { ChooseBox } from './choose-box.tsx'
import { RowMenu } from './row-menu.tsx'
import { StateCell } from './state-cell.tsx'
import { useDocumentActions } from './use-document-actions.ts'
import type { Selection } from './use-selection.ts'

/** The cells of a document in the list. On narrow screens they stand in two lines. */
export function DocumentLine({ document, selection }: { document: DocumentRow; selection: Selection }) {
  return (
    <>
      <td className="flex min-w-0 items-center gap-2.5 max-sm:col-span-4 max-sm:col-start-1">
        <ChooseBox document={document} selection={selection} />
        <Link
          href={`/documents/${document.id}`}
          prefetch={false}
          title={document.filename}
          className="truncate rounded-sm py-1 font-medium hover:text-accent hover:underline"
        >
          {document.filename}
        </Link>
        {document.localOnly && <KeptHere />}
      </td>
      <td className="max-sm:row-start-2 max-sm:pl-7">
        <StateCell document={document} />
      </td>
      <td className="text-muted text-sm tabular-nums max-sm:row-start-2 max-sm:text-xs sm:text-right">
        {pageCount(document)}
      </td>
      <td className="text-muted text-sm tabular-nums max-sm:row-start-2 max-sm:text-xs sm:text-right">
        {bytes(document.sizeBytes)}
      </td>
      <td className="truncate text-muted text-sm max-sm:col-span-2 max-sm:row-start-2 max-sm:text-xs">
        <Time iso={document.createdAt} />
      </td>
      <td className="max-sm:col-start-5 max-sm:row-start-1 max-sm:justify-self-end">
        <RowMenu document={document} />
      </td>
      <Reason document={document} />
    </>
  )
}

const STEP = '-ml-2 text-accent'

/** Why reading failed and what to do, in a line of its own. */
function Reason({ document }: { document: DocumentRow }) {
  const { state, error, jobId } = document
  const actions = useDocumentActions()
  if (state !== 'failed' || !error) return null
  const { message, next } = problemOfCode(error)
  return (
    <td className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-1 pb-1 pl-7 text-sm">
      <span className="text-danger">{message}</span>
      <span className="text-muted">{next}</span>
      {error === 'document.no_text' ? (
        <ReadAgainButton document={document} size="small" look="quiet" className={STEP}>
          Choose languages…
        </ReadAgainButton>
      ) : (
        jobId &&
        mayHelp(error) && (
          <Button size="small" look="quiet" className={STEP} onClick={() => actions.retry(jobId)}>
            Try again
          </Button>
        )
      )}
    </td>
  )
}
