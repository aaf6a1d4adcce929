'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Account, changeEmail } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { Dialog, DialogActions } from '#ui/parts/dialog.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { say } from '#ui/parts/toast.tsx'
import { OwnPassword } from './own-password.tsx'
import { useAccountForms } from './use-account.ts'

/** Asks for another address; where mail is sent, the change waits for the link that goes there. */
export function EmailDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const change = useAccountForms().changeEmail
  const [mailedTo, setMailedTo] = useState<string | null>(null)
  const form = useForm({
    resolver: zodResolver(changeEmail),
    defaultValues: { email: '', current: '' },
  })
  const { errors } = form.formState
  const { submit, problem, busy } = useFormSender(
    form,
    async (values) => {
      const { mailed } = await change.mutateAsync(values)
      if (mailed) return setMailedTo(values.email)
      say('Your address is changed.')
      onClose()
    },
    { 'auth.wrong_password': 'current', 'auth.email_taken': 'email' },
  )
  if (mailedTo !== null)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Look into your mailbox"
        description={`A link has gone to ${mailedTo}. Your address changes when you open it, within two days.`}
      >
        <DialogActions>
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        </DialogActions>
      </Dialog>
    )
  return (
    <Dialog open onOpenChange={onClose} title="Change the address">
      <form onSubmit={submit} noValidate className="mt-4 flex flex-col gap-4">
        <FormProblem problem={problem} />
        <TextField
          label="New address"
          type="email"
          autoComplete="email"
          error={errors.email?.message}
          {...form.register('email')}
        />
        <OwnPassword account={account} error={errors.current?.message} {...form.register('current')} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={busy}>
            Change the address
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
