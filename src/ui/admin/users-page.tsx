'use client'
import { useState } from 'react'
import { count } from '#ui/parts/bytes.ts'
import { TextField } from '#ui/parts/field.tsx'
import { usePaused } from '#ui/parts/use-paused.ts'
import { PagedTable } from './paged-table.tsx'
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
  const [cursor, setCursor] = useState<number>()
  const users = useUsers(usePaused(typed, 250), cursor)
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
            setCursor(undefined)
          }}
        />
        <p role="status" className="text-muted text-sm tabular-nums">
          {users.data && count(users.data.total, 'user')}
        </p>
      </div>
      <PagedTable
        label="Users"
        head={HEAD}
        columns={COLUMNS}
        rowHeight={57}
        rowClass="h-17 sm:h-14"
        page={users}
        from={cursor}
        next={users.data?.nextCursor ?? null}
        onTurn={setCursor}
        turns={{ first: 'First users', next: 'More users' }}
      >
        {(row) => <UserLine user={row} isSelf={row.id === self} />}
      </PagedTable>
    </>
  )
}
