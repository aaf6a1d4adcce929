import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { JobsPage } from '#ui/jobs/jobs-page.tsx'

export const metadata: Metadata = { title: 'Work' }

export default async function Page() {
  await requireUser('/jobs')
  return <JobsPage />
}
