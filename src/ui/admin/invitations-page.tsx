'use client'
import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { newInvitation } from '#contracts/admin.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useFormSender } from '#ui/api/use-form-sender.ts'
import { Button } from '#ui/parts/button.tsx'
import { CopyLine } from '#ui/parts/copy-line.tsx'
import { TextField } from '#ui/parts/field.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { Section } from '#ui/parts/section.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { InvitationLine } from './invitation-line.tsx'
import { useAdminActions, useInvitations } from './use-admin.ts'

export function InvitationsPage() {
  const { data, error, refetch } = useInvitations()
  return (
    <>
      <InviteSection />
      <Section title="Made so far" about="The latest hundred. One that was not used can be withdrawn.">
        {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton className="h-18" />}
        {data?.length === 0 && <p className="text-muted text-sm">None yet.</p>}
        {data && data.length > 0 && (
          <ul
            aria-label="Invitations"
            className="divide-y divide-line rounded-lg border border-line bg-surface"
          >
            {data.map((invitation) => (
              <InvitationLine key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function InviteSection() {
  const { invite } = useAdminActions()
  const [made, setMade] = useState<{ link: string; mailed: boolean } | null>(null)
  const form = useForm({ resolver: zodResolver(newInvitation), defaultValues: { email: '' } })
  const { submit, problem, busy } = useFormSender(form, async (values) => {
    setMade(await invite.mutateAsync(values))
    form.reset()
  })
  return (
    <Section
      title="Invite somebody"
      about="A link by which an account can be made, once, within a week, also where sign-up is for the invited only."
    >
      <form onSubmit={submit} noValidate className="flex max-w-md flex-col items-start gap-3">
        <FormProblem problem={problem} />
        <TextField
          label="For this address (may be left empty)"
          type="email"
          autoComplete="off"
          className="w-full"
          error={form.formState.errors.email?.message}
          {...form.register('email')}
        />
        <Button type="submit" look="primary" busy={busy}>
          Make an invitation
        </Button>
      </form>
      {made && (
        <Notice
          className="mt-4"
          title={
            made.mailed
              ? 'The invitation is on its way by mail.'
              : 'Send them this link: it is shown this once.'
          }
        >
          <div className="mt-2">
            <CopyLine label="Invitation link" text={made.link} />
          </div>
        </Notice>
      )}
    </Section>
  )
}
