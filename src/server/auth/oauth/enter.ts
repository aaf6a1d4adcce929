import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from '../audit/record.ts'
import { spendInvitationFor } from '../invitations/repo.ts'
import { roleOfNew } from '../register.ts'
import { findCredentials, findOwner, insertUser, markVerified } from '../repo.ts'
import { openSession } from '../sessions.ts'
import { connect, findConnected } from './repo.ts'

/** Who somebody is at another service. `verified`: it has made sure that the address is theirs. */
export interface Identity {
  provider: string
  subject: string
  email: string
  name: string
  verified: boolean
}

type EnterDeps = Pick<Deps, 'db' | 'env'>

/**
 * Logs in whom another service has named, and makes their account at the first time. An account with the same address
 * is connected only when both sides have made sure of the address: else whoever registers somebody's address at
 * either side would get into their account. `self`: who is logged in already and connects this log-in to themselves.
 * Throws `auth.link_first`, `auth.disabled`, `auth.login_taken`, `auth.provider_without_email`,
 * `auth.sign_up_closed`, `auth.invitation_needed`.
 */
export async function enterBy(
  deps: EnterDeps,
  input: { identity: Identity; self: number | null; userAgent: string; address: string | null },
): Promise<{ userId: number; sessionId: string }> {
  const { identity, self, userAgent, address } = input
  const userId = await inTransaction(deps.db, (tx) => userOf({ ...deps, tx }, { identity, self, address }))
  const sessionId = await openSession(deps, { userId, userAgent, address, by: identity.provider })
  return { userId, sessionId }
}

async function userOf(
  { env, tx }: EnterDeps & { tx: Db },
  { identity, self, address }: { identity: Identity; self: number | null; address: string | null },
): Promise<number> {
  const known = await findConnected(tx, identity)
  if (known?.disabledAt) throw new AppError('auth.disabled')
  if (known && self !== null && known.userId !== self) throw new AppError('auth.login_taken')
  if (known) return known.userId
  const userId = self ?? (await sameOrNew(tx, env, identity))
  const { provider, subject, email } = identity
  if (!(await connect(tx, { provider, subject, userId, email }))) throw new AppError('auth.login_taken')
  await audit({ db: tx }, { userId, action: 'log_in_connected', details: { provider }, address })
  return userId
}

async function sameOrNew(tx: Db, env: Deps['env'], identity: Identity): Promise<number> {
  const { email, verified } = identity
  if (!email || !verified) throw new AppError('auth.provider_without_email')
  const same = await findCredentials(tx, email)
  if (same) {
    if (same.disabledAt) throw new AppError('auth.disabled')
    const owner = await findOwner(tx, same.id)
    if (!owner?.emailVerifiedAt) throw new AppError('auth.link_first')
    return same.id
  }
  const role = await roleOfNew(tx, env, email)
  if (role !== 'admin' && env.signUp === 'closed') throw new AppError('auth.sign_up_closed')
  if (role !== 'admin' && env.signUp === 'invited' && !(await spendInvitationFor(tx, email)))
    throw new AppError('auth.invitation_needed')
  const username = identity.name.trim().slice(0, 100) || (email.split('@')[0] ?? email)
  const made = await insertUser(tx, { email, username, hashedPassword: '', role })
  if (!made) throw new AppError('auth.link_first')
  await markVerified(tx, made.id, email)
  await audit(
    { db: tx },
    { userId: made.id, action: 'account_made', details: { provider: identity.provider } },
  )
  return made.id
}
