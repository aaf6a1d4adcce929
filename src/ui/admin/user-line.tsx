import type { UserRow } from '#contracts/admin.ts'
import { Badge } from '#ui/parts/badge.tsx'
import { Time } from '#ui/parts/time.tsx'
import { UserActions } from './user-actions.tsx'

/** The cells of a user's row. */
export function UserLine({ user, isSelf }: { user: UserRow; isSelf: boolean }) {
  const { username, email, role, disabledAt, documents, lastSeenAt, monthlyCapUsd } = user
  return (
    <>
      <td className="min-w-0">
        <p className="truncate font-medium" title={username}>
          {username}
          {isSelf && <span className="font-normal text-muted"> (you)</span>}
        </p>
        <p className="truncate text-muted text-sm" title={email}>
          {email}
        </p>
      </td>
      <td className="flex flex-wrap gap-1 max-sm:order-3 max-sm:col-span-2">
        {role === 'admin' && <Badge tone="accent">Admin</Badge>}
        {disabledAt && <Badge tone="danger">Switched off</Badge>}
        {monthlyCapUsd !== null && <Badge>${monthlyCapUsd.toFixed(2).replace(/\.00$/, '')} a month</Badge>}
      </td>
      <td className="text-right text-sm tabular-nums max-sm:hidden">{documents.toLocaleString('en')}</td>
      <td className="text-muted text-sm max-sm:hidden">
        {lastSeenAt ? <Time iso={lastSeenAt} /> : 'Not yet'}
      </td>
      <td className="justify-self-end max-sm:order-2">
        <UserActions user={user} isSelf={isSelf} />
      </td>
    </>
  )
}
