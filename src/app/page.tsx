import { redirect } from 'next/navigation'
import { currentUser } from '#server/api/page.ts'
import { Landing } from '#ui/shell/landing.tsx'

export default async function StartPage() {
  if (await currentUser()) redirect('/documents')
  return <Landing />
}
