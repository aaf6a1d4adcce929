import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { ModelsPage } from '#ui/settings/models/models-page.tsx'

export const metadata: Metadata = { title: 'Models' }

export default async function Page() {
  const user = await requireUser('/settings/models')
  return <ModelsPage isAdmin={user.role === 'admin'} />
}
