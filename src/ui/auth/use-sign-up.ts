'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { SignUp } from '#contracts/auth.ts'
import { type Problem, problemOf, problemOfCode, sentence } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { arrive, enter } from './enter.ts'

/** Sends the form. What is wrong with one field is said at that field, everything else above the form. */
export function useSignUp(form: UseFormReturn<SignUp>, next: string) {
  const register = useMutation(useTRPC().auth.register.mutationOptions())
  const [problem, setProblem] = useState<Problem | null>(null)
  const [leaving, setLeaving] = useState(false)

  function show(problem: Problem) {
    const message = sentence(problem)
    if (problem.code === 'auth.email_taken') form.setError('email', { message }, { shouldFocus: true })
    else if (problem.code === 'auth.weak_password')
      form.setError('password', { message }, { shouldFocus: true })
    else setProblem(problem)
  }

  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    try {
      await register.mutateAsync(values)
      const code = await enter(values.email, values.password)
      if (code) return show(problemOfCode(code))
      setLeaving(true)
      arrive(next)
    } catch (error) {
      show(problemOf(error))
    }
  })

  return { submit, busy: form.formState.isSubmitting || leaving, problem }
}
