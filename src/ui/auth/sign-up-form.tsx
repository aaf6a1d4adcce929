'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import Link from 'next/link'
import { useForm } from 'react-hook-form'
import { type SignUp, signUp } from '#contracts/auth.ts'
import { loginPath } from '#ui/api/paths.ts'
import { TextField } from '#ui/parts/field.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { SubmitButton } from './submit-button.tsx'
import { useSignUp } from './use-sign-up.ts'

/** Creates an account, logs in with it and goes on to `next`. */
export function SignUpForm({ next }: { next: string }) {
  const form = useForm<SignUp>({ resolver: zodResolver(signUp) })
  const { errors } = form.formState
  const { submit, busy, problem } = useSignUp(form, next)
  const login = (
    <Link href={loginPath(next)} className="text-accent underline underline-offset-2">
      Log in
    </Link>
  )
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Create an account</h1>
      {problem && (
        <Notice tone="danger" title={problem.message}>
          {problem.next}
        </Notice>
      )}
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
    </form>
  )
}
