'use client'
import Link from 'next/link'
import { useState } from 'react'
import type { AccessTokenRow } from '#contracts/account.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Confirm } from '#ui/parts/confirm.tsx'
import { Section } from '#ui/parts/section.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { Time } from '#ui/parts/time.tsx'
import { endWords, scopeWords } from './account-words.ts'
import { TokenDialog } from './token-dialog.tsx'
import { useAccountActions, useTokens } from './use-account.ts'

export function TokensSection() {
  const { data, error, refetch } = useTokens()
  const [making, setMaking] = useState(false)
  const about = (
    <>
      Keys for programs of yours.{' '}
      <Link href="/docs" className="text-accent underline underline-offset-2">
        What they can do
      </Link>
    </>
  )
  return (
    <Section
      title="Access tokens"
      about={about}
      actions={<Button onClick={() => setMaking(true)}>New token</Button>}
    >
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-18" />}
      {data?.length === 0 && <p className="text-muted text-sm">You have none.</p>}
      {data && data.length > 0 && (
        <ul
          aria-label="Access tokens"
          className="divide-y divide-line rounded-lg border border-line bg-surface"
        >
          {data.map((token) => (
            <TokenLine key={token.id} token={token} />
          ))}
        </ul>
      )}
      {making && <TokenDialog onClose={() => setMaking(false)} />}
    </Section>
  )
}

function TokenLine({ token }: { token: AccessTokenRow }) {
  const { revokeToken } = useAccountActions()
  const [asking, setAsking] = useState(false)
  const { id, name, beginning, scopes, expiresAt, lastUsedAt } = token
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="break-words font-medium">
          {name} <code className="ml-1 font-normal text-muted text-sm">{beginning}…</code>
        </p>
        <p className="text-muted text-sm">
          {scopeWords(scopes)}. {endWords(expiresAt, Date.now())}.{' '}
          {lastUsedAt ? (
            <>
              Last used <Time iso={lastUsedAt} />.
            </>
          ) : (
            'Never used.'
          )}
        </p>
      </div>
      <Button
        size="small"
        aria-label={`Revoke ${name}`}
        busy={revokeToken.isPending}
        onClick={() => setAsking(true)}
      >
        Revoke
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${name}?`}
        description="Programs that use it are refused at their next request."
        action="Revoke"
        onConfirm={() => revokeToken.mutate({ id })}
      />
    </li>
  )
}
