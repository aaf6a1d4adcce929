import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { HistoryPage } from '#ui/history/history-page.tsx'

export const metadata: Metadata = { title: 'History' }

export default async function Page() {
  await requireUser('/history')
  return <HistoryPage />
}
