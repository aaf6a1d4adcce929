import type { Metadata } from 'next'
import { requireAdmin } from '#server/api/page.ts'
import { InvitationsPage } from '#ui/admin/invitations-page.tsx'

export const metadata: Metadata = { title: 'Invitations' }

export default async function Page() {
  await requireAdmin()
  return <InvitationsPage />
}
