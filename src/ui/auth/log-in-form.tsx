'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import Link from 'next/link'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type LogIn, logIn } from '#contracts/auth.ts'
import { type Problem, problemOf, problemOfCode } from '#ui/api/errors.ts'
import { TextField } from '#ui/parts/field.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { arrive, enter } from './enter.ts'
import { SubmitButton } from './submit-button.tsx'

/** Logs in and goes on to `next`, the page that asked for it. */
export function LogInForm({ next }: { next: string }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [leaving, setLeaving] = useState(false)
  const { register, handleSubmit, formState } = useForm<LogIn>({ resolver: zodResolver(logIn) })
  const { errors, isSubmitting } = formState

  const submit = handleSubmit(async ({ email, password }) => {
    setProblem(null)
    try {
      const code = await enter(email, password)
      if (code) return setProblem(problemOfCode(code))
      setLeaving(true)
      arrive(next)
    } catch (error) {
      setProblem(problemOf(error))
    }
  })

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <h1 className="font-semibold text-2xl tracking-tight">Log in</h1>
      {problem && (
        <Notice tone="danger" title={problem.message}>
          {problem.next}
        </Notice>
      )}
      <TextField
        label="Email"
        type="email"
        autoComplete="email"
        error={errors.email && 'Type your e-mail address.'}
        {...register('email')}
      />
      <TextField
        label="Password"
        type="password"
        autoComplete="current-password"
        error={errors.password && 'Type your password.'}
        {...register('password')}
      />
      <SubmitButton busy={isSubmitting || leaving}>Log in</SubmitButton>
      <p className="text-muted text-sm">
        No account yet?{' '}
        <Link
          href={`/signup?next=${encodeURIComponent(next)}`}
          className="text-accent underline underline-offset-2"
        >
          Create one
        </Link>
      </p>
    </form>
  )
}
