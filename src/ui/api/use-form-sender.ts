'use client'
import { useState } from 'react'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import type { ErrorCode } from '#contracts/error.ts'
import { type Problem, problemOf, sentence } from './errors.ts'

/** The fields that an error is about. */
type FieldOf<Values extends FieldValues> = Partial<Record<ErrorCode, Path<Values>>>

/** Sends a form. What is wrong with one field is said at that field, everything else above the form. */
export function useFormSender<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  send: (values: Values) => Promise<unknown>,
  fieldOf: FieldOf<Values> = {},
) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    try {
      await send(values)
    } catch (error) {
      const found = problemOf(error)
      const field = found.code && fieldOf[found.code]
      if (field) form.setError(field, { message: sentence(found) }, { shouldFocus: true })
      else setProblem(found)
    }
  })
  return { submit, problem, busy: form.formState.isSubmitting }
}
