'use client'
import {
  Bot,
  ChartNoAxesColumn,
  CircleUserRound,
  Keyboard,
  LogOut,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
  UserRoundCog,
} from 'lucide-react'
import Link from 'next/link'
import { useTheme } from 'next-themes'
import type { User } from '#contracts/auth.ts'
import { Button } from '#ui/parts/button.tsx'
import { Menu, MenuChoice, MenuItem, MenuLine, MenuNote } from '#ui/parts/menu.tsx'
import { leave } from './leave.ts'

const THEMES = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
]

/** Who is logged in, the colours, the way out. */
export function UserMenu({ user, onKeys }: { user: User; onKeys: () => void }) {
  const { theme, setTheme } = useTheme()
  const trigger = (
    <Button look="quiet" size="small" aria-label={`Account of ${user.username}`} className="max-w-40">
      <CircleUserRound aria-hidden />
      <span className="truncate max-sm:hidden">{user.username}</span>
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      <MenuNote>
        <span className="block max-w-56 truncate font-medium text-ink text-sm">{user.username}</span>
        <span className="block max-w-56 truncate">{user.email}</span>
      </MenuNote>
      <MenuLine />
      <MenuChoice label="Colours" value={theme ?? 'system'} options={THEMES} onChange={setTheme} />
      <MenuLine />
      <MenuItem asChild>
        <Link href="/settings/account">
          <UserRoundCog aria-hidden />
          Account
        </Link>
      </MenuItem>
      {user.role === 'admin' && (
        <MenuItem asChild>
          <Link href="/admin">
            <ShieldCheck aria-hidden />
            Administration
          </Link>
        </MenuItem>
      )}
      <MenuItem asChild>
        <Link href="/usage">
          <ChartNoAxesColumn aria-hidden />
          Usage
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/settings/models">
          <Bot aria-hidden />
          Models
        </Link>
      </MenuItem>
      <MenuItem onSelect={onKeys}>
        <Keyboard aria-hidden />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden />
        Log out
      </MenuItem>
    </Menu>
  )
}
