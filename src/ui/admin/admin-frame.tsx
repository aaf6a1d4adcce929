'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { cx } from '#ui/parts/cx.ts'
import { PageFrame } from '#ui/shell/page-frame.tsx'

const PARTS = [
  { href: '/admin', word: 'Users' },
  { href: '/admin/invitations', word: 'Invitations' },
  { href: '/admin/jobs', word: 'Jobs' },
  { href: '/admin/health', word: 'Health' },
  { href: '/admin/limits', word: 'Limits' },
  { href: '/admin/audit', word: 'Audit trail' },
] as const

/** The frame of the pages for admins, with the way from one to the other. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const path = usePathname()
  return (
    <PageFrame title="Administration">
      <nav aria-label="Administration" className="-mx-1 mb-5 flex flex-wrap gap-1">
        {PARTS.map(({ href, word }) => (
          <Link
            key={href}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className={cx(
              'rounded-md px-3 py-1.5 text-sm',
              path === href
                ? 'bg-accent-soft font-medium text-accent'
                : 'text-muted hover:bg-ink/8 hover:text-ink',
            )}
          >
            {word}
          </Link>
        ))}
      </nav>
      {children}
    </PageFrame>
  )
}
