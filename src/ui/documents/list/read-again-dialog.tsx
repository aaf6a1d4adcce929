import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DocumentRow } from '#contracts/document.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { Button } from '#ui/parts/button.tsx'
import { Checkbox } from '#ui/parts/checkbox.tsx'
import { Dialog, DialogActions, type DialogProps } from '#ui/parts/dialog.tsx'
import { useUploadLimits } from '../upload/use-upload-limits.ts'
import { useDocumentActions } from './use-document-actions.ts'

export interface ReadAgainDialogProps extends Pick<DialogProps, 'returnTo'> {
  document: Pick<DocumentRow, 'id' | 'filename'>
  onClose: () => void
}

const NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** Reads a document anew; lets one choose in which languages its pictures of text are recognised. */
export function ReadAgainDialog({ document, onClose, returnTo }: ReadAgainDialogProps) {
  const { reprocess } = useDocumentActions()
  const { installed, configured } = useUploadLimits()?.recognition ?? { installed: [], configured: [] }
  const { data } = useQuery(useTRPC().documents.get.queryOptions({ id: document.id }))
  /** Null as long as nobody has chosen: then it is read as it was before. */
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const before = data?.text?.coverage.ocrLanguages ?? []
  const languages = chosen ?? (before.length > 0 ? before : configured)
  const without = (code: string) => languages.filter((other) => other !== code)

  function read() {
    reprocess(document, chosen ? [...chosen] : undefined)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      returnTo={returnTo}
      title="Read it again"
      description={
        data?.text &&
        'The text that is there stays until the new one is ready, and answers keep the text they quote.'
      }
    >
      {installed.length > 1 && (
        <fieldset className="mt-4">
          <legend className="font-medium text-sm">Languages of pages that are pictures</legend>
          <div className="mt-2 flex flex-col gap-2">
            {installed.map((code) => (
              <Checkbox
                key={code}
                label={NAMES.of(code.slice(0, 3)) ?? code}
                checked={languages.includes(code)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...without(code), code] : without(code))
                }
              />
            ))}
          </div>
          <p className="mt-2 text-muted text-sm">Choose those that are in it: fewer are quicker.</p>
        </fieldset>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={chosen?.length === 0} onClick={read}>
          Read it again
        </Button>
      </DialogActions>
    </Dialog>
  )
}
