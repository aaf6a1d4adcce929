'use client'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { User } from '#contracts/auth.ts'
import { Button } from '#ui/parts/button.tsx'
import { cx } from '#ui/parts/cx.ts'
import { Kbd } from '#ui/parts/kbd.tsx'
import { Brand } from './brand.tsx'
import { isAt, PLACES } from './places.ts'
import { UserMenu } from './user-menu.tsx'

interface TopBarProps {
  user: User
  onPalette: () => void
  onKeys: () => void
}

export function TopBar({ user, onPalette, onKeys }: TopBarProps) {
  const path = usePathname()
  return (
    <header className="sticky top-0 z-20 flex h-(--bar) items-center gap-2 border-line border-b bg-paper px-3 sm:gap-4 sm:px-5">
      <Brand href="/documents" short />
      <nav aria-label="Main" className="flex items-center gap-0.5 sm:gap-1">
        {PLACES.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={isAt(path, href) ? 'page' : undefined}
            className={cx(
              'rounded-md px-2 py-1.5 font-medium text-muted text-sm hover:text-ink sm:px-2.5',
              isAt(path, href) && 'bg-ink/6 text-ink',
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="ml-auto flex items-center gap-1.5">
        <Button size="small" className="max-lg:hidden text-muted" onClick={onPalette} aria-label="Go to…">
          <Search aria-hidden />
          Go to…
          <Kbd>Ctrl K</Kbd>
        </Button>
        <UserMenu user={user} onKeys={onKeys} />
      </div>
    </header>
  )
}
