import type { Metadata } from 'next'
import { requireAdmin } from '#server/api/page.ts'
import { AuditPage } from '#ui/admin/audit-page.tsx'

export const metadata: Metadata = { title: 'Audit trail' }

export default async function Page() {
  await requireAdmin()
  return <AuditPage />
}
