import { createClient } from '#ui/api/client.ts'
import { complain } from '#ui/parts/toast.tsx'

/** Ends the session and leaves for the log-in page by a whole new page, so that nothing is left in memory. */
export async function leave(): Promise<void> {
  try {
    // The session's row first: next-auth clears the cookie even where it could not be reached.
    await createClient().auth.logOut.mutate()
    const { signOut } = await import('next-auth/react')
    await signOut({ redirect: false })
    window.location.assign('/login')
  } catch {
    complain('You are still logged in: the server can’t be reached.', {
      detail: 'Check the connection and try again.',
    })
  }
}
