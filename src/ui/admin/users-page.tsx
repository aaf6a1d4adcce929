'use client'
import { useState } from 'react'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { count } from '#ui/parts/bytes.ts'
import { TextField } from '#ui/parts/field.tsx'
import { LongTable } from '#ui/parts/long-table.tsx'
import { TableSkeleton } from '#ui/parts/table-skeleton.tsx'
import { usePaused } from '#ui/parts/use-paused.ts'
import { Pager } from './pager.tsx'
import { useUsers } from './use-admin.ts'
import { UserLine } from './user-line.tsx'

const COLUMNS = 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,1fr)_7rem_6rem_8rem_2.25rem]'
const HEAD = [
  { word: 'User' },
  { word: 'State' },
  { word: 'Documents', className: 'text-right' },
  { word: 'Last seen' },
  { word: '' },
]

/** Everybody who has an account, by name or address. */
export function UsersPage({ self }: { self: number }) {
  const [typed, setTyped] = useState('')
  const [cursor, setCursor] = useState(0)
  const { data, error, refetch } = useUsers(usePaused(typed, 250), cursor)
  const next = data?.nextCursor ?? null
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <TextField
          label="Search users"
          type="search"
          placeholder="Name or address"
          className="w-full max-w-xs"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setCursor(0)
          }}
        />
        <p role="status" className="text-muted text-sm tabular-nums">
          {data && count(data.total, 'user')}
        </p>
      </div>
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TableSkeleton label="Loading the users" rowClass="h-17 sm:h-14" />}
      {data && (
        <LongTable
          label="Users"
          head={HEAD}
          rows={data.rows}
          rowKey={(row) => row.id}
          columns={COLUMNS}
          rowHeight={57}
        >
          {(row) => <UserLine user={row} isSelf={row.id === self} />}
        </LongTable>
      )}
      <Pager
        first="First users"
        next="More users"
        onFirst={cursor > 0 ? () => setCursor(0) : undefined}
        onNext={next === null ? undefined : () => setCursor(next)}
      />
    </>
  )
}
