import type { ReactNode } from 'react'
import { currentUser } from '#server/api/page.ts'
import { Shell } from '#ui/shell/shell.tsx'

/** Each page checks for itself who is asking; without a user there is nothing to draw round it. */
export default async function Layout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  return user ? <Shell user={user}>{children}</Shell> : children
}
