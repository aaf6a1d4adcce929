import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { requireAdmin } from '#server/api/page.ts'
import { AdminFrame } from '#ui/admin/admin-frame.tsx'

export const metadata: Metadata = { title: 'Administration' }

/** The pages check for themselves too: a layout is not asked again when one goes from page to page. */
export default async function Layout({ children }: { children: ReactNode }) {
  await requireAdmin()
  return <AdminFrame>{children}</AdminFrame>
}
