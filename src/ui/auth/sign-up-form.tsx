'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import type { DoorPolicy } from '#contracts/account.ts'
import { type SignUp, signUp } from '#contracts/auth.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { loginPath } from '#ui/api/paths.ts'
import { TextField } from '#ui/parts/field.tsx'
import { Message } from './message.tsx'
import { OtherDoors } from './other-doors.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextLink } from './text-link.tsx'
import { useSignUp } from './use-sign-up.ts'

interface SignUpFormProps {
  next: string
  doors: DoorPolicy
  /** The secret of the invitation that one comes by; '' without one. */
  invitation: string
}

/** Creates an account, logs in with it and goes on to `next`; or says who may make one here. */
export function SignUpForm({ next, doors, invitation }: SignUpFormProps) {
  const form = useForm<SignUp>({
    resolver: zodResolver(signUp),
    defaultValues: invitation ? { invitation } : {},
  })
  const { errors } = form.formState
  const { submit, busy, problem } = useSignUp(form, next)
  const login = <TextLink href={loginPath(next)}>Log in</TextLink>
  if (doors.signUp === 'closed' || (doors.signUp === 'invited' && !invitation))
    return (
      <Message title="Create an account">
        <p className="text-muted">
          {doors.signUp === 'closed'
            ? 'No new accounts are made here. Ask whoever runs this server.'
            : 'You need an invitation to make an account here: open the link that you were sent, or ask whoever runs this server for one.'}
        </p>
        <p className="text-muted text-sm">Already have an account? {login}</p>
        {doors.signUp === 'invited' && <OtherDoors providers={doors.providers} next={next} />}
      </Message>
    )
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Create an account</h1>
      <FormProblem problem={problem} />
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextField
        label="Name"
        autoComplete="name"
        hint="What we call you. Nobody else sees it."
        error={errors.username?.message}
        {...form.register('username')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 8 characters."
        error={errors.password?.message}
        {...form.register('password')}
      />
      <SubmitButton busy={busy}>Create account</SubmitButton>
      <p className="text-muted text-sm">Already have one? {login}</p>
      <OtherDoors providers={doors.providers} next={next} />
    </form>
  )
}
