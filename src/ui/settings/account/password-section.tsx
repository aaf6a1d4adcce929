'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { type Account, changePassword } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { Section } from '#ui/parts/section.tsx'
import { say } from '#ui/parts/toast.tsx'
import { OwnPassword } from './own-password.tsx'
import { useAccountForms } from './use-account.ts'

export function PasswordSection({ account }: { account: Account }) {
  const change = useAccountForms().changePassword
  const form = useForm({
    resolver: zodResolver(changePassword),
    defaultValues: { current: '', password: '' },
  })
  const { errors } = form.formState
  const { submit, problem, busy } = useFormSender(
    form,
    async (values) => {
      await change.mutateAsync(values)
      form.reset()
      say('Your password is changed.', { detail: 'Every other session and every access token has ended.' })
    },
    { 'auth.wrong_password': 'current', 'auth.weak_password': 'password' },
  )
  const word = account.hasPassword ? 'Change the password' : 'Set a password'
  return (
    <Section
      title="Password"
      about="A new one ends every other session and every access token. This session goes on."
    >
      <form onSubmit={submit} noValidate className="flex max-w-md flex-col gap-4">
        <FormProblem problem={problem} />
        {/* So that a password manager knows whose password this is. */}
        <input type="hidden" autoComplete="username" value={account.email} readOnly />
        <OwnPassword account={account} error={errors.current?.message} {...form.register('current')} />
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 8 characters. A few words that you remember are better than signs that you don’t."
          error={errors.password?.message}
          {...form.register('password')}
        />
        <Button type="submit" busy={busy} className="self-start">
          {word}
        </Button>
      </form>
    </Section>
  )
}
