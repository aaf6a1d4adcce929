import type { LogIn, User } from '#contracts/auth.ts'
import { countLogIn } from '#server/limits/log-in.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { isPassword } from './passwords.ts'
import { findCredentials, insertSession, revokeSession, touchSession } from './repo.ts'
import { findSessionUser } from './session-row.ts'
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
  const refusal = !found || !right ? 'auth.wrong_login' : found.disabledAt ? 'auth.disabled' : null
  if (!found || refusal) {
    await audit(deps, { userId: found?.id ?? null, action: 'log_in_failed', address: input.address })
    throw new AppError(refusal ?? 'auth.wrong_login')
  }
  await takeBack()
  const { id, username, role } = found
  const user = { id, email: found.email, username, role }
  return { user, sessionId: await openSession(deps, { ...input, userId: id }) }
}

/** Opens a session for somebody who has shown who they are. Returns its id. */
export async function openSession(
  deps: { db: Db },
  input: { userId: number; userAgent: string; address?: string | null; by?: string },
): Promise<string> {
  const { userId, address } = input
  const sessionId = await insertSession(deps.db, {
    userId,
    userAgent: input.userAgent.slice(0, 300),
    address: address ?? '',
    expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
  })
  await audit(deps, { userId, action: 'log_in', address, details: input.by ? { by: input.by } : {} })
  return sessionId
}

export async function logOut(deps: Pick<Deps, 'db'>, sessionId: string): Promise<void> {
  await revokeSession(deps.db, sessionId)
}

export interface Session {
  user: User
  sessionId: string
}

/** A session's last use is kept to this, in milliseconds: a row is not written at every request. */
const SEEN_LATELY = 60_000

/**
 * Who a token belongs to: the signature is checked, then the session's row. Null: not logged in. `address`: where the
 * request comes from, kept with the session.
 */
export async function authenticate(
  deps: Pick<Deps, 'db' | 'env' | 'reads'>,
  token: string | null,
  address: string | null = null,
): Promise<Session | null> {
  const content = token && (await readToken(deps.env.authSecrets, token))
  if (!content) return null
  const { sessionId } = content
  const found = await findSessionUser(deps.reads, sessionId)
  if (!found) return null
  // Nobody waits for it, and nobody is refused because it could not be written down.
  if (Date.now() - (found.lastSeenAt?.getTime() ?? 0) > SEEN_LATELY)
    touchSession(deps.db, sessionId, address).catch(() => undefined)
  return { user: found.user, sessionId }
}
