import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentUser, doors } from '#server/api/page.ts'
import { safePath } from '#ui/api/paths.ts'
import { SignUpForm } from '#ui/auth/sign-up-form.tsx'

export const metadata: Metadata = { title: 'Create account', referrer: 'no-referrer' }

type Query = Partial<Record<'next' | 'invitation', string | string[]>>

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const next = safePath(query.next)
  if (await currentUser()) redirect(next)
  const invitation = typeof query.invitation === 'string' ? query.invitation.slice(0, 200) : ''
  return <SignUpForm next={next} doors={await doors()} invitation={invitation} />
}
