'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { requestReset } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { TextField } from '#ui/parts/field.tsx'
import { Message } from './message.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextLink } from './text-link.tsx'

/** Asks for a link to choose a new password. What it says tells nobody whether there is such an account. */
export function ForgotForm({ mails }: { mails: boolean }) {
  const ask = useMutation(useTRPC().auth.requestReset.mutationOptions())
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({ resolver: zodResolver(requestReset), defaultValues: { email: '' } })
  const { submit, problem, busy } = useFormSender(form, async (values) => {
    await ask.mutateAsync(values)
    setSentTo(values.email)
  })
  const back = <TextLink href="/login">Back to log in</TextLink>
  if (!mails)
    return (
      <Message title="Forgot your password?">
        <p className="text-muted">
          No mail is sent from here. Ask whoever runs this server for a link: they make one with{' '}
          <code className="break-words text-sm">npm run admin -- reset-link</code> and your address.
        </p>
        {back}
      </Message>
    )
  if (sentTo !== null)
    return (
      <Message title="Look into your mailbox">
        <p role="status" className="text-muted">
          If there is an account with <span className="break-all text-ink">{sentTo}</span>, a link to choose a
          new password is on its way. It works once, for an hour.
        </p>
        {back}
      </Message>
    )
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Forgot your password?</h1>
      <p className="text-muted">Tell us your address, and we send a link to choose a new one.</p>
      <FormProblem problem={problem} />
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        error={form.formState.errors.email?.message}
        {...form.register('email')}
      />
      <SubmitButton busy={busy}>Send the link</SubmitButton>
      <p className="text-sm">{back}</p>
    </form>
  )
}
