import type { Metadata } from 'next'
import { requireAdmin } from '#server/api/page.ts'
import { LimitsPage } from '#ui/admin/limits-page.tsx'

export const metadata: Metadata = { title: 'Limits' }

export default async function Page() {
  await requireAdmin()
  return <LimitsPage />
}
