import type { LogIn, User } from '#contracts/auth.ts'
import { countLogIn } from '#server/limits/log-in.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { isPassword } from './passwords.ts'
import { findCredentials, findSessionUser, insertSession, revokeSession } from './repo.ts'
import { readToken } from './tokens.ts'

/** A sign-in lasts this long, in seconds: 30 days. */
export const SESSION_SECONDS = 30 * 24 * 3600

/**
 * Checks the password and opens a session. Throws `auth.wrong_login`, the same whichever is wrong, and `limit.rate`
 * after too many. `address`: where the try comes from; left out, tries aren't counted.
 */
export async function logIn(
  deps: Pick<Deps, 'db' | 'env' | 'limiter'>,
  input: LogIn & { userAgent: string; address?: string | null },
): Promise<Session> {
  const email = input.email.trim().toLowerCase()
  const takeBack = await countLogIn(deps, { email, address: input.address ?? null })
  const found = await findCredentials(deps.db, email)
  const right = await isPassword(found?.hashedPassword ?? null, input.password)
  if (!found || !right) throw new AppError('auth.wrong_login')
  await takeBack()
  const { hashedPassword: _, ...user } = found
  const sessionId = await insertSession(deps.db, {
    userId: user.id,
    userAgent: input.userAgent.slice(0, 300),
    expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
  })
  return { user, sessionId }
}

export async function logOut(deps: Pick<Deps, 'db'>, sessionId: string): Promise<void> {
  await revokeSession(deps.db, sessionId)
}

export interface Session {
  user: User
  sessionId: string
}

/** Who a token belongs to: the signature is checked, then the session's row. Null: not logged in. */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'env'>,
  token: string | null,
): Promise<Session | null> {
  const content = token && (await readToken(deps.env.authSecrets, token))
  if (!content) return null
  const user = await findSessionUser(deps.db, content.sessionId)
  return user && { user, sessionId: content.sessionId }
}
