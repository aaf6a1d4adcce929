import type { Metadata } from 'next'
import { ResetForm } from '#ui/auth/reset-form.tsx'

export const metadata: Metadata = { title: 'Choose a new password', referrer: 'no-referrer' }

export default function ResetPage() {
  return <ResetForm />
}
