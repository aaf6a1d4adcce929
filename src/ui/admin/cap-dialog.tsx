'use client'
import { useForm } from 'react-hook-form'
import type { UserRow } from '#contracts/admin.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { Dialog, DialogActions, type DialogProps } from '#ui/parts/dialog.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { useAdminActions } from './use-admin.ts'

interface CapDialogProps extends Pick<DialogProps, 'open' | 'onOpenChange' | 'returnTo'> {
  user: UserRow
}

const AMOUNT = /^\d{1,6}([.,]\d{1,2})?$/

/** What models may cost a user in a calendar month; nothing typed: what holds for everybody. */
export function CapDialog({ user, ...dialog }: CapDialogProps) {
  const { changeUser } = useAdminActions()
  const form = useForm({
    defaultValues: { cap: user.monthlyCapUsd === null ? '' : String(user.monthlyCapUsd) },
  })
  const { submit, problem, busy } = useFormSender(form, async ({ cap }) => {
    const monthlyCapUsd = cap.trim() === '' ? null : Number(cap.trim().replace(',', '.'))
    await changeUser.mutateAsync({ id: user.id, monthlyCapUsd })
    dialog.onOpenChange(false)
  })
  return (
    <Dialog {...dialog} title={`What a month may cost ${user.username}`}>
      <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
        <FormProblem problem={problem} />
        <TextField
          label="Dollars in a calendar month"
          inputMode="decimal"
          autoComplete="off"
          hint="Leave it empty for what holds for everybody; 0 allows only what costs nothing."
          error={form.formState.errors.cap?.message}
          {...form.register('cap', {
            validate: (cap) =>
              cap.trim() === '' || AMOUNT.test(cap.trim()) || 'Type an amount such as 25 or 2.50.',
          })}
        />
        <DialogActions>
          <Button onClick={() => dialog.onOpenChange(false)}>Cancel</Button>
          <Button type="submit" look="primary" busy={busy}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
