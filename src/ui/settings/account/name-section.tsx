'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { type Account, changeName } from '#contracts/account.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { Section } from '#ui/parts/section.tsx'
import { say } from '#ui/parts/toast.tsx'
import { useAccountForms } from './use-account.ts'

export function NameSection({ account }: { account: Account }) {
  const rename = useAccountForms().changeName
  const form = useForm({
    resolver: zodResolver(changeName),
    defaultValues: { username: account.username },
  })
  const { submit, problem, busy } = useFormSender(form, async (values) => {
    await rename.mutateAsync(values)
    form.reset(values)
    say('Your name is changed.')
  })
  return (
    <Section title="Name" about="What we call you. Nobody else sees it, but for admins.">
      <form onSubmit={submit} noValidate className="flex max-w-md flex-col items-start gap-3">
        <FormProblem problem={problem} />
        <TextField
          label="Name"
          autoComplete="name"
          className="w-full"
          error={form.formState.errors.username?.message}
          {...form.register('username')}
        />
        <Button type="submit" busy={busy} disabled={!form.formState.isDirty}>
          Save the name
        </Button>
      </form>
    </Section>
  )
}
