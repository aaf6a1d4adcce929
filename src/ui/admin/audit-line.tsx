import type { AuditRow } from '#contracts/admin.ts'
import { AUDIT_ACTIONS } from '#contracts/audit.ts'
import { Time } from '#ui/parts/time.tsx'

/** The cells of an entry's row. */
export function AuditLine({ entry }: { entry: AuditRow }) {
  const { at, userId, email, action, subject, details, address } = entry
  const who = email ?? (userId === null ? 'Command line, or a stranger' : `User ${userId}, deleted`)
  const more = [subject, ...Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`)]
  return (
    <>
      <td className="text-muted text-sm">
        <Time iso={at} />
      </td>
      <td className="min-w-0 truncate text-sm" title={who}>
        {who}
      </td>
      <td className="min-w-0 text-sm">
        {AUDIT_ACTIONS[action]}
        <span className="break-words text-muted"> {more.filter(Boolean).join(', ')}</span>
      </td>
      <td className="min-w-0 break-all text-muted text-sm">{address}</td>
    </>
  )
}
