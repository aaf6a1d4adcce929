import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { BatchPage } from '#ui/batches/batch-page.tsx'

export const metadata: Metadata = { title: 'Answers' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireUser(`/batches/${encodeURIComponent(id)}`)
  return <BatchPage id={id} />
}
