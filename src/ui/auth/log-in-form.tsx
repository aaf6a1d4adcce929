'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import type { DoorPolicy } from '#contracts/account.ts'
import { type LogIn, logIn } from '#contracts/auth.ts'
import type { ErrorCode } from '#contracts/error.ts'
import { type Problem, problemOf, problemOfCode } from '#ui/api/errors.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { arrive, enter } from './enter.ts'
import { OtherDoors } from './other-doors.tsx'
import { SubmitButton } from './submit-button.tsx'
import { TextLink } from './text-link.tsx'

interface LogInFormProps {
  /** The page that asked for it. */
  next: string
  doors: DoorPolicy
  /** What went wrong at another service, when one comes back from there. */
  failed: ErrorCode | null
}

/** Logs in and goes on to `next`. */
export function LogInForm({ next, doors, failed }: LogInFormProps) {
  const [problem, setProblem] = useState<Problem | null>(failed && problemOfCode(failed))
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
      <FormProblem problem={problem} />
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
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-muted text-sm">
        {doors.signUp === 'closed' ? (
          <span>No new accounts are made here.</span>
        ) : (
          <span>
            No account yet? <TextLink href={`/signup?next=${encodeURIComponent(next)}`}>Create one</TextLink>
          </span>
        )}
        <TextLink href="/forgot">Forgot your password?</TextLink>
      </p>
      <OtherDoors providers={doors.providers} next={next} />
    </form>
  )
}
