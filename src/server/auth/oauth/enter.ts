import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { Env } from '#server/platform/env.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from '../audit/record.ts'
import { spendInvitationFor } from '../invitations/repo.ts'
import { tell } from '../mail-tokens/send.ts'
import { connectedLetter } from '../mail-tokens/words.ts'
import { roleOfNew } from '../register.ts'
import { findCredentials, findOwner, insertUser, markVerified, revokeSession } from '../repo.ts'
import { openSession, type Session } from '../sessions.ts'
import { logInProviders } from './providers.ts'
import { connect, findConnected } from './repo.ts'

/** Who somebody is at another service. `verified`: it has made sure that the address is theirs. */
export interface Identity {
  provider: string
  subject: string
  email: string
  name: string
  verified: boolean
}

type EnterDeps = Pick<Deps, 'db' | 'env' | 'mail' | 'log'>

/**
 * Logs in whom another service has named, and makes their account at the first time. An account with the same address
 * is connected only when both sides have made sure of the address: else whoever registers somebody's address at
 * either side would get into their account. `self`: who is logged in already and connects this log-in to themselves,
 * or logs in anew; then the session before it ends. Throws `auth.link_first`, `auth.disabled`, `auth.login_taken`,
 * `auth.provider_without_email`, `auth.sign_up_closed`, `auth.invitation_needed`.
 */
export async function enterBy(
  deps: EnterDeps,
  input: { identity: Identity; self: Session | null; userAgent: string; address: string | null },
): Promise<{ userId: number; sessionId: string }> {
  const { identity, self, userAgent, address } = input
  const by = { identity, self: self?.user.id ?? null, address }
  const { userId, connected } = await inTransaction(deps.db, (tx) => userOf({ env: deps.env, tx }, by))
  if (self && connected) {
    const name = logInProviders(deps.env).find(({ id }) => id === identity.provider)?.name
    tell(deps, self.user.email, connectedLetter(name ?? identity.provider))
    return { userId, sessionId: self.sessionId }
  }
  if (self) await revokeSession(deps.db, self.sessionId)
  const sessionId = await openSession(deps, { userId, userAgent, address, by: identity.provider })
  return { userId, sessionId }
}

async function userOf(
  { env, tx }: { env: Env; tx: Db },
  { identity, self, address }: { identity: Identity; self: number | null; address: string | null },
): Promise<{ userId: number; connected: boolean }> {
  const known = await findConnected(tx, identity)
  if (known?.disabledAt) throw new AppError('auth.disabled')
  if (known && self !== null && known.userId !== self) throw new AppError('auth.login_taken')
  if (known) return { userId: known.userId, connected: false }
  const userId = self ?? (await sameOrNew(tx, env, identity))
  const { provider, subject, email } = identity
  if (!(await connect(tx, { provider, subject, userId, email }))) throw new AppError('auth.login_taken')
  await audit({ db: tx }, { userId, action: 'log_in_connected', details: { provider }, address })
  return { userId, connected: true }
}

async function sameOrNew(tx: Db, env: Env, identity: Identity): Promise<number> {
  const { email, verified } = identity
  if (!email || !verified) throw new AppError('auth.provider_without_email')
  const same = await findCredentials(tx, email)
  if (same) {
    if (same.disabledAt) throw new AppError('auth.disabled')
    const owner = await findOwner(tx, same.id)
    if (!owner?.emailVerifiedAt) throw new AppError('auth.link_first')
    return same.id
  }
  const role = await roleOfNew(tx, env, { email, verified })
  if (role !== 'admin' && env.signUp === 'closed') throw new AppError('auth.sign_up_closed')
  if (role !== 'admin' && env.signUp === 'invited' && !(await spendInvitationFor(tx, email)))
    throw new AppError('auth.invitation_needed')
  const username = identity.name || (email.split('@')[0] ?? email)
  const made = await insertUser(tx, { email, username, hashedPassword: '', role })
  if (!made) throw new AppError('auth.link_first')
  await markVerified(tx, made.id, email)
  await audit(
    { db: tx },
    { userId: made.id, action: 'account_made', details: { provider: identity.provider } },
  )
  return made.id
}
