'use client'
import { useForm } from 'react-hook-form'
import type { Account } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { OwnPassword } from './own-password.tsx'
import { useAccountForms } from './use-account.ts'

/** Asks twice: the address, typed, so that nobody does it by accident; and the password, so that it is the owner. */
export function RemoveDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { remove } = useAccountForms()
  const form = useForm({ defaultValues: { typed: '', current: '' } })
  const { errors } = form.formState
  const { submit, problem, busy } = useFormSender(
    form,
    async ({ current }) => {
      await remove.mutateAsync({ current })
      // A whole new page: nothing of the account is left in memory.
      window.location.assign('/')
    },
    { 'auth.wrong_password': 'current' },
  )
  const isTheirs = (typed: string) => typed.trim().toLowerCase() === account.email
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Delete the account?"
      description="Everything in it goes at once and for good. You may want to export your data first."
    >
      <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
        <FormProblem problem={problem} />
        <TextField
          label={`Type ${account.email} to confirm`}
          autoComplete="off"
          autoCapitalize="none"
          error={errors.typed?.message}
          {...form.register('typed', {
            validate: (typed) => isTheirs(typed) || 'This is not the address of the account.',
          })}
        />
        <OwnPassword account={account} error={errors.current?.message} {...form.register('current')} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" busy={busy}>
            Delete everything
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
