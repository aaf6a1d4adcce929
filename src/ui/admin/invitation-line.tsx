'use client'
import type { InvitationRow } from '#contracts/admin.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Time } from '#ui/parts/time.tsx'
import { useAdminActions } from './use-admin.ts'

export function InvitationLine({ invitation }: { invitation: InvitationRow }) {
  const { withdraw } = useAdminActions()
  const { id, email, createdAt, expiresAt, usedAt } = invitation
  const isOver = Date.parse(expiresAt) < Date.now()
  const name = email || 'Whoever has the link'
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-all font-medium">{name}</span>
          <Badge tone={usedAt ? 'verified' : 'plain'}>{usedAt ? 'Used' : isOver ? 'Too old' : 'Open'}</Badge>
        </p>
        <p className="text-muted text-sm">
          Made <Time iso={createdAt} />
          {usedAt && (
            <>
              , used <Time iso={usedAt} />
            </>
          )}
        </p>
      </div>
      {!usedAt && (
        <Button
          size="small"
          aria-label={`Withdraw the invitation: ${name}`}
          busy={withdraw.isPending}
          onClick={() => withdraw.mutate({ id })}
        >
          Withdraw
        </Button>
      )}
    </li>
  )
}
