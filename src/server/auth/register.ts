import type { SignUp, User } from '#contracts/auth.ts'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { Env } from '#server/platform/env.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { hashToken } from './bearer.ts'
import { spendInvitation } from './invitations/repo.ts'
import { sendLink } from './mail-tokens/send.ts'
import { checkStrength, hashPassword } from './passwords.ts'
import { hasUsers, insertUser } from './repo.ts'

/**
 * Makes an account, and mails a link that confirms its address where mail is sent. Throws `auth.weak_password`,
 * `auth.email_taken`, `auth.sign_up_closed`, `auth.invitation_needed`, `auth.invitation_invalid`.
 */
export async function register(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'log'>,
  input: SignUp & { address?: string | null },
): Promise<User> {
  checkStrength(input.password, input.email)
  const hashedPassword = await hashPassword(input.password)
  const user = await inTransaction(deps.db, async (tx) => {
    const { email, username } = input
    // Where mail is sent, ADMIN_EMAIL's account is an admin's when its owner has confirmed the address.
    const verified = deps.mail === null
    const role = await roleOfNew(tx, deps.env, { email, verified })
    // Somebody has to be able to begin: whoever becomes admin needs no invitation.
    if (role !== 'admin' && !isAdminEmail(deps.env, email)) await admit(tx, deps.env, input)
    const made = await insertUser(tx, { email, username, hashedPassword, role })
    if (!made) throw new AppError('auth.email_taken')
    await audit({ db: tx }, { userId: made.id, action: 'account_made', address: input.address })
    return made
  })
  sendLink(deps, { userId: user.id, purpose: 'verify_email', email: user.email }).catch((err: unknown) =>
    deps.log.warn({ err }, 'a link to confirm an address could not be sent'),
  )
  return user
}

/**
 * In production the account with ADMIN_EMAIL is admin, as soon as it is known that the address is its owner's;
 * elsewhere the first account is.
 */
export async function roleOfNew(
  tx: Db,
  env: Pick<Env, 'profile' | 'adminEmail'>,
  { email, verified }: { email: string; verified: boolean },
): Promise<User['role']> {
  const isAdmin = env.profile === 'production' ? verified && isAdminEmail(env, email) : !(await hasUsers(tx))
  return isAdmin ? 'admin' : 'user'
}

export function isAdminEmail(env: Pick<Env, 'profile' | 'adminEmail'>, email: string): boolean {
  return env.profile === 'production' && email === env.adminEmail
}

async function admit(tx: Db, env: Pick<Env, 'signUp'>, input: SignUp): Promise<void> {
  if (env.signUp === 'open') return
  if (env.signUp === 'closed') throw new AppError('auth.sign_up_closed')
  if (!input.invitation) throw new AppError('auth.invitation_needed')
  if (!(await spendInvitation(tx, { hash: hashToken(input.invitation), email: input.email })))
    throw new AppError('auth.invitation_invalid')
}
