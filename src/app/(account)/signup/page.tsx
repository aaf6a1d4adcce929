import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentUser } from '#server/api/page.ts'
import { safePath } from '#ui/api/paths.ts'
import { SignUpForm } from '#ui/auth/sign-up-form.tsx'

export const metadata: Metadata = { title: 'Create account' }

export default async function SignUpPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>
}) {
  const next = safePath((await searchParams).next)
  if (await currentUser()) redirect(next)
  return <SignUpForm next={next} />
}
