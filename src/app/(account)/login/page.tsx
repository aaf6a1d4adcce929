import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentUser, doors } from '#server/api/page.ts'
import { safePath } from '#ui/api/paths.ts'
import { enterProblem } from '#ui/auth/enter-problem.ts'
import { LogInForm } from '#ui/auth/log-in-form.tsx'

export const metadata: Metadata = { title: 'Log in' }

type Query = Partial<Record<'next' | 'error', string | string[]>>

export default async function LogInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const next = safePath(query.next)
  const failed = enterProblem(query.error)
  // Whoever is logged in and comes back from another service wanted to connect it.
  if (await currentUser()) redirect(failed ? `/settings/account?error=${failed}` : next)
  return <LogInForm next={next} doors={await doors()} failed={failed} />
}
