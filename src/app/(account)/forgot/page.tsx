import type { Metadata } from 'next'
import { doors } from '#server/api/page.ts'
import { ForgotForm } from '#ui/auth/forgot-form.tsx'

export const metadata: Metadata = { title: 'Forgot your password?' }

/** What is configured is known at a request only. */
export const dynamic = 'force-dynamic'

export default async function ForgotPage() {
  const { mails } = await doors()
  return <ForgotForm mails={mails} />
}
