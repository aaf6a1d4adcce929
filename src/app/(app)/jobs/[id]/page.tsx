import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { JobPage } from '#ui/jobs/job-page.tsx'

export const metadata: Metadata = { title: 'Work' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireUser(`/jobs/${encodeURIComponent(id)}`)
  return <JobPage id={id} />
}
