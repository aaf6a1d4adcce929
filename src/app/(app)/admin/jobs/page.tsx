import type { Metadata } from 'next'
import { requireAdmin } from '#server/api/page.ts'
import { AnyJobsPage } from '#ui/admin/any-jobs-page.tsx'

export const metadata: Metadata = { title: 'Jobs of everybody' }

export default async function Page() {
  await requireAdmin()
  return <AnyJobsPage />
}
