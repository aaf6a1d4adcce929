'use client'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { problemOfCode } from '#ui/api/errors.ts'
import { FormProblem } from '#ui/api/form-problem.tsx'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { Button } from '#ui/parts/button.tsx'
import { forgetLinkSecret, useLinkSecret } from './link-secret.ts'
import { Message } from './message.tsx'

/** Confirms an address by the link that was mailed there. By a press: programs that look through mail open links too. */
export function VerifyAddress() {
  const token = useLinkSecret()
  const confirm = useMutation(
    useTRPC().auth.confirmEmail.mutationOptions({ onSuccess: () => forgetLinkSecret() }),
  )
  if (confirm.data)
    return (
      <Message title="Your address is confirmed">
        <p role="status" className="break-words text-muted">
          {confirm.data.email} is the address of your account.
        </p>
        <Button asChild look="primary">
          <Link href="/documents">Go to your documents</Link>
        </Button>
      </Message>
    )
  return (
    <Message title="Confirm your address">
      {token === '' ? (
        <FormProblem problem={problemOfCode('auth.link_invalid')} />
      ) : (
        <>
          <p className="text-muted">Is the mailbox yours that this link came to?</p>
          {confirm.error && <ProblemNotice error={confirm.error} />}
          <Button
            look="primary"
            className="h-10 w-full"
            disabled={token === null}
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ token: token ?? '' })}
          >
            Confirm this address
          </Button>
        </>
      )}
    </Message>
  )
}
