'use client'
import { useState } from 'react'
import type { SessionRow } from '#contracts/account.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Badge } from '#ui/parts/badge.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Confirm } from '#ui/parts/confirm.tsx'
import { Section } from '#ui/parts/section.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { Time } from '#ui/parts/time.tsx'
import { placeWords } from './account-words.ts'
import { useAccountActions, useSessions } from './use-account.ts'

export function SessionsSection() {
  const { data, error, refetch } = useSessions()
  const { logOutEverywhere } = useAccountActions()
  const [asking, setAsking] = useState(false)
  const actions = (
    <Button busy={logOutEverywhere.isPending} onClick={() => setAsking(true)}>
      Log out everywhere
    </Button>
  )
  return (
    <Section title="Sessions" about="Where you are logged in. End what you don’t know." actions={actions}>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton className="h-18" />}
      {data && (
        <ul aria-label="Sessions" className="divide-y divide-line rounded-lg border border-line bg-surface">
          {data.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Log out everywhere?"
        description="Every session ends, this one too, and every access token. You then log in again."
        action="Log out everywhere"
        onConfirm={() => logOutEverywhere.mutate()}
      />
    </Section>
  )
}

function SessionLine({ session }: { session: SessionRow }) {
  const { endSession } = useAccountActions()
  const { id, device, address, createdAt, lastSeenAt, current } = session
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device}
          {current && <Badge tone="accent">This one</Badge>}
        </p>
        <p className="text-muted text-sm">
          {placeWords(address)}, seen <Time iso={lastSeenAt ?? createdAt} />, logged in{' '}
          <Time iso={createdAt} />
        </p>
      </div>
      {!current && (
        <Button
          size="small"
          aria-label={`End the session: ${device}`}
          busy={endSession.isPending}
          onClick={() => endSession.mutate({ id })}
        >
          End
        </Button>
      )}
    </li>
  )
}
