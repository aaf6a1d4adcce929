'use client'
import { useState } from 'react'
import { AUDIT_ACTIONS, type AuditAction, auditAction } from '#contracts/audit.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { SelectField, TextField } from '#ui/parts/field.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { AuditLine } from './audit-line.tsx'
import { Pager } from './pager.tsx'
import { useAudit } from './use-admin.ts'

const COLUMNS = 'grid-cols-[minmax(0,1fr)] sm:grid-cols-[8rem_minmax(0,1fr)_minmax(0,1fr)_9rem]'
const HEAD = [{ word: 'When' }, { word: 'Who' }, { word: 'What' }, { word: 'From' }]

/** Who did what, the latest first. */
export function AuditPage() {
  const [action, setAction] = useState<AuditAction>()
  const [user, setUser] = useState('')
  const [before, setBefore] = useState<number>()
  const userId = /^[1-9]\d{0,8}$/.test(user) ? Number(user) : undefined
  const { data, error, refetch } = useAudit({ action, userId, before })
  const next = data?.next ?? null
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
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TableSkeleton label="Loading the audit trail" rowClass="h-17 sm:h-12" />}
      {data?.rows.length === 0 && <p className="text-muted">Nothing like this.</p>}
      {data && data.rows.length > 0 && (
        <LongTable
          label="Audit trail"
          head={HEAD}
          rows={data.rows}
          rowKey={(row) => row.id}
          columns={COLUMNS}
          rowHeight={49}
        >
          {(row) => <AuditLine entry={row} />}
        </LongTable>
      )}
      <Pager
        first="Newest"
        next="Older"
        onFirst={before ? () => setBefore(undefined) : undefined}
        onNext={next === null ? undefined : () => setBefore(next)}
      />
    </>
  )
}
