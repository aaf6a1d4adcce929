import { redirect } from 'next/navigation'
import { requireUser } from '#server/api/page.ts'

/** People shorten the address of their account; what they then ask for should not be missing. */
export default async function Page() {
  await requireUser('/settings/account')
  redirect('/settings/account')
}
