import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { UsagePage } from '#ui/usage/usage-page.tsx'

export const metadata: Metadata = { title: 'Usage' }

export default async function Page() {
  await requireUser('/usage')
  return <UsagePage />
}
