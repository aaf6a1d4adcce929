'use client'
import { useState } from 'react'
import { AUDIT_ACTIONS, type AuditAction, auditAction } from '#contracts/audit.ts'
import { SelectField, TextField } from '#ui/parts/field.tsx'
import { AuditLine } from './audit-line.tsx'
import { PagedTable } from './paged-table.tsx'
import { useAudit } from './use-admin.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)] sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)_9rem]'
const HEAD = [{ word: 'When' }, { word: 'Who' }, { word: 'What' }, { word: 'From' }]

/** Who did what, the latest first. */
export function AuditPage() {
  const [action, setAction] = useState<AuditAction>()
  const [user, setUser] = useState('')
  const [before, setBefore] = useState<number>()
  const userId = /^[1-9]\d{0,8}$/.test(user) ? Number(user) : undefined
  const trail = useAudit({ action, userId, before })
  return (
    <>
      <div className="mb-4 flex flex-wrap gap-3">
        <SelectField
          label="What"
          className="w-full sm:w-72"
          value={action ?? ''}
          onChange={({ target }) => {
            setAction(auditAction.safeParse(target.value).data)
            setBefore(undefined)
          }}
        >
          <option value="">Everything</option>
          {auditAction.options.map((option) => (
            <option key={option} value={option}>
              {AUDIT_ACTIONS[option]}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Number of the user"
          inputMode="numeric"
          className="w-full sm:w-44"
          value={user}
          onChange={({ target }) => {
            setUser(target.value.trim())
            setBefore(undefined)
          }}
        />
      </div>
      <PagedTable
        label="Audit trail"
        head={HEAD}
        columns={COLUMNS}
        rowHeight={49}
        rowClass="h-17 sm:h-12"
        page={trail}
        from={before}
        next={trail.data?.next ?? null}
        onTurn={setBefore}
        turns={{ first: 'Newest', next: 'Older' }}
      >
        {(row) => <AuditLine entry={row} />}
      </PagedTable>
    </>
  )
}
