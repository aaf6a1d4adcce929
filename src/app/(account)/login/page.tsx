import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentUser } from '#server/api/page.ts'
import { safePath } from '#ui/api/paths.ts'
import { LogInForm } from '#ui/auth/log-in-form.tsx'

export const metadata: Metadata = { title: 'Log in' }

export default async function LogInPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  const next = safePath((await searchParams).next)
  if (await currentUser()) redirect(next)
  return <LogInForm next={next} />
}
