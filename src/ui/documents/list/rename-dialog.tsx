'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { type DocumentRow, renameDocument } from '#contracts/document.ts'
import { problemOf, sentence } from '#ui/api/errors.ts'
import { Button } from '#ui/parts/button.tsx'
import { Dialog, DialogActions, type DialogProps } from '#ui/parts/dialog.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { useDocumentActions } from './use-document-actions.ts'

const form = renameDocument.pick({ filename: true })

interface RenameDialogProps extends Pick<DialogProps, 'returnTo'> {
  document: DocumentRow
  onClose: () => void
}

/** Asks for a document's new name. */
export function RenameDialog({ document, onClose, returnTo }: RenameDialogProps) {
  const { rename } = useDocumentActions()
  const { register, handleSubmit, formState, setError } = useForm({
    resolver: zodResolver(form),
    defaultValues: { filename: document.filename },
  })
  const submit = handleSubmit(async ({ filename }) => {
    try {
      await rename.mutateAsync({ id: document.id, filename })
      onClose()
    } catch (error) {
      setError('filename', { message: sentence(problemOf(error)) })
    }
  })
  return (
    <Dialog open onOpenChange={onClose} returnTo={returnTo} title="Rename document">
      <form onSubmit={submit} noValidate className="mt-4">
        <TextField
          label="Name"
          autoComplete="off"
          error={formState.errors.filename?.message}
          {...register('filename')}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={formState.isSubmitting}>
            Rename
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
