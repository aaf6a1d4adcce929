import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { User } from '#contracts/auth.ts'
import { ownedDocument } from '#server/documents/access.ts'
import { AppError } from '#server/platform/errors.ts'
import { createContext } from './context.ts'
import { webDeps } from './deps.ts'

/** Who is looking at this page, or null. */
export async function currentUser(): Promise<User | null> {
  const jar = await cookies()
  return createContext(webDeps(), { cookie: jar.toString() }).user()
}

/** The person who is logged in; others are sent to log in and come back to `path`. */
export async function requireUser(path: string): Promise<User> {
  const user = await currentUser()
  if (!user) redirect(`/login?next=${encodeURIComponent(path)}`)
  return user
}

/** The page of a document that isn't there, or isn't theirs, is "not found" with status 404. */
export async function requireDocument(id: number, path: string): Promise<void> {
  const user = await requireUser(path)
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) notFound()
  try {
    await ownedDocument(webDeps(), { userId: user.id, id })
  } catch (error) {
    if (error instanceof AppError && error.code === 'document.not_found') notFound()
    throw error
  }
}
