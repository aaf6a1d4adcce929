'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { password } from '#contracts/auth.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { forgetLinkSecret, useLinkSecret } from './link-secret.ts'
import { Message } from './message.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextLink } from './text-link.tsx'

const choice = z.object({ password })

/** Chooses a new password by the link that was mailed, or printed by the operator. */
export function ResetForm() {
  const token = useLinkSecret()
  const reset = useMutation(useTRPC().auth.resetPassword.mutationOptions())
  const [done, setDone] = useState(false)
  const form = useForm({ resolver: zodResolver(choice), defaultValues: { password: '' } })
  const { submit, problem, busy } = useFormSender(
    form,
    async (values) => {
      await reset.mutateAsync({ token: token ?? '', ...values })
      setDone(true)
      forgetLinkSecret()
    },
    { 'auth.weak_password': 'password' },
  )
  if (done)
    return (
      <Message title="Your password is changed">
        <p role="status" className="text-muted">
          Whoever was logged in is logged out, and access tokens and other log-ins have ended.
        </p>
        <Button asChild look="primary">
          <Link href="/login">Log in</Link>
        </Button>
      </Message>
    )
  if (token === '')
    return (
      <Message title="Choose a new password">
        <FormProblem problem={problemOfCode('auth.link_invalid')} />
        <TextLink href="/forgot">Ask for a new link</TextLink>
      </Message>
    )
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Choose a new password</h1>
      <FormProblem problem={problem} />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters."
        error={form.formState.errors.password?.message}
        {...form.register('password')}
      />
      <SubmitButton busy={busy}>Set the password</SubmitButton>
      {problem?.code === 'auth.link_invalid' && <TextLink href="/forgot">Ask for a new link</TextLink>}
    </form>
  )
}
