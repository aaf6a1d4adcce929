import { MessageCircleQuestion, X } from 'lucide-react'
import { useState } from 'react'
import { MAX_BATCH } from '#contracts/analysis.ts'
import type { DocumentRow } from '#contracts/document.ts'
import { AskManyDialog } from '#ui/batches/ask-many-dialog.tsx'
import { Button } from '#ui/parts/button.tsx'
import { count } from '#ui/parts/bytes.ts'
import { IconButton } from '#ui/parts/icon-button.tsx'
import type { Selection } from './use-selection.ts'

interface ChosenBarProps {
  rows: readonly DocumentRow[]
  selection: Selection
}

/** What can be done with the chosen documents. Its room is kept while none is chosen. */
export function ChosenBar({ rows, selection }: ChosenBarProps) {
  const [isAsking, setAsking] = useState(false)
  const documents = rows.filter(({ id }) => selection.chosen.has(id))
  const isTooMany = documents.length > MAX_BATCH
  return (
    <div className="flex min-h-10 min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <Button look="quiet" size="small" className="text-muted" onClick={selection.toggleAll}>
        {selection.isAll ? 'Choose none' : 'Choose all'}
      </Button>
      <p role="status" className="sr-only">
        {documents.length > 0 && `${count(documents.length, 'document')} chosen`}
      </p>
      {documents.length > 0 && (
        <>
          <Button look="primary" size="small" disabled={isTooMany} onClick={() => setAsking(true)}>
            <MessageCircleQuestion aria-hidden />
            Ask about {count(documents.length, 'document')}
          </Button>
          <IconButton size="small" label="Clear the choice" onClick={selection.clear}>
            <X aria-hidden />
          </IconButton>
        </>
      )}
      {isTooMany && (
        <p className="text-danger text-sm">One question goes to at most {MAX_BATCH} documents.</p>
      )}
      {isAsking && <AskManyDialog documents={documents} onClose={() => setAsking(false)} />}
    </div>
  )
}
