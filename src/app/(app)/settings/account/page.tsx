import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { enterProblem } from '#ui/auth/enter-problem.ts'
import { AccountPage } from '#ui/settings/account/account-page.tsx'

export const metadata: Metadata = { title: 'Account' }

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<{ error?: string | string[] }>
}) {
  await requireUser('/settings/account')
  return <AccountPage problem={enterProblem((await searchParams).error)} />
}
