import type { Metadata } from 'next'
import { requireAdmin } from '#server/api/page.ts'
import { HealthPage } from '#ui/admin/health-page.tsx'

export const metadata: Metadata = { title: 'Health' }

export default async function Page() {
  await requireAdmin()
  return <HealthPage />
}
