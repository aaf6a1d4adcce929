'use client'
import { Ellipsis } from 'lucide-react'
import { useRef, useState } from 'react'
import type { UserRow } from '#contracts/admin.ts'
import { Button } from '#ui/parts/button.tsx'
import { Confirm } from '#ui/parts/confirm.tsx'
import { Menu, MenuItem } from '#ui/parts/menu.tsx'
import { CapDialog } from './cap-dialog.tsx'
import { useAdminActions } from './use-admin.ts'

type Question = 'cap' | 'role' | 'door'

/** What an admin can do with an account. */
export function UserActions({ user, isSelf }: { user: UserRow; isSelf: boolean }) {
  const { changeUser } = useAdminActions()
  const [asking, setAsking] = useState<Question | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { id, username, role, disabledAt } = user
  const close = () => setAsking(null)
  const question = { open: true, onOpenChange: close, returnTo: button }
  const trigger = (
    <Button
      ref={button}
      look="quiet"
      size="small"
      className="w-8 px-0"
      aria-label={`Actions for ${username}`}
    >
      <Ellipsis aria-hidden />
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger}>
        <MenuItem onSelect={() => setAsking('cap')}>Set what a month may cost</MenuItem>
        <MenuItem onSelect={() => setAsking('role')}>
          {role === 'admin' ? 'Take the role of admin away' : 'Make an admin'}
        </MenuItem>
        {!isSelf && (
          <MenuItem danger={!disabledAt} onSelect={() => setAsking('door')}>
            {disabledAt ? 'Switch the account on' : 'Switch the account off'}
          </MenuItem>
        )}
      </Menu>
      {asking === 'cap' && <CapDialog user={user} {...question} />}
      {asking === 'role' && (
        <Confirm
          {...question}
          title={role === 'admin' ? `${username}: no longer an admin?` : `Make ${username} an admin?`}
          description="Admins see who has an account, set limits and switch accounts off. They see nobody’s documents."
          action={role === 'admin' ? 'Take it away' : 'Make an admin'}
          onConfirm={() => changeUser.mutate({ id, role: role === 'admin' ? 'user' : 'admin' })}
        />
      )}
      {asking === 'door' && (
        <Confirm
          {...question}
          title={disabledAt ? `Switch ${username} on?` : `Switch ${username} off?`}
          description={
            disabledAt
              ? 'They can log in again. Their documents are as they were.'
              : 'They are logged out at once and can’t log in; their access tokens end. Their documents stay.'
          }
          action={disabledAt ? 'Switch on' : 'Switch off'}
          onConfirm={() => changeUser.mutate({ id, disabled: !disabledAt })}
        />
      )}
    </>
  )
}
