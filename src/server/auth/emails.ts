import type { ChangeEmail } from '#contracts/account.ts'
import { inTransaction, isUniqueViolation } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { hashToken } from './bearer.ts'
import { confirmOwner } from './confirm-owner.ts'
import { dropLinks, findLink, spendLink, wasLinkMade } from './mail-tokens/repo.ts'
import { sendLink, tell } from './mail-tokens/send.ts'
import { changedLetter } from './mail-tokens/words.ts'
import type { Self } from './own-sessions.ts'
import { isAdminEmail } from './register.ts'
import { findCredentials, findOwner, makeAdmin, markVerified, setEmail } from './repo.ts'

/** One is mailed this often at most, in milliseconds. */
const PAUSE = 60_000

/** Mails the link by which a person shows that the address of their account is theirs. Throws `mail.off`. */
export async function sendVerification(
  deps: Pick<Deps, 'db' | 'env' | 'mail'>,
  input: { userId: number },
): Promise<void> {
  if (!deps.mail) throw new AppError('mail.off')
  const owner = await findOwner(deps.db, input.userId)
  if (!owner || owner.emailVerifiedAt) return
  const link = { userId: owner.id, purpose: 'verify_email' } as const
  if (await wasLinkMade(deps.db, { ...link, since: new Date(Date.now() - PAUSE) })) return
  await sendLink(deps, { ...link, email: owner.email })
}

/**
 * Another address. Where mail is sent, a link goes to the new one, and the old one stays until it is opened; else it
 * is changed at once. Throws `auth.wrong_password`, `auth.email_taken`.
 */
export async function changeEmail(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'limiter'>,
  input: Self & ChangeEmail,
): Promise<{ mailed: boolean }> {
  const { userId, sessionId, address, email } = input
  const owner = await confirmOwner(deps, { userId, sessionId, address, password: input.current })
  if (email === owner.email) return { mailed: false }
  if (await findCredentials(deps.db, email)) throw new AppError('auth.email_taken')
  if (deps.mail) {
    await sendLink(deps, { userId, purpose: 'change_email', email })
    return { mailed: true }
  }
  await inTransaction(deps.db, async (tx) => {
    await orTaken(setEmail(tx, userId, { email, emailVerifiedAt: null }))
    await dropLinks(tx, userId)
    await audit({ db: tx }, { userId, action: 'email_changed', address })
  })
  return { mailed: false }
}

/** What a mailed link confirms: the account's address, or its new one. Throws `auth.link_invalid`, `auth.email_taken`. */
export async function confirmEmail(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'log'>,
  input: { token: string; address: string | null },
): Promise<{ email: string }> {
  const hash = hashToken(input.token)
  const link = await findLink(deps.db, hash)
  if (!link || link.purpose === 'reset_password') throw new AppError('auth.link_invalid')
  const { userId, email, purpose } = link
  const before = await findOwner(deps.db, userId)
  const isNew = purpose === 'change_email'
  await inTransaction(deps.db, async (tx) => {
    if (!(await spendLink(tx, hash))) throw new AppError('auth.link_invalid')
    if (isNew) {
      await orTaken(setEmail(tx, userId, { email, emailVerifiedAt: new Date() }))
      // A link that lies in the old mailbox opens this account no more.
      await dropLinks(tx, userId)
    } else await markVerified(tx, userId, email)
    if (isAdminEmail(deps.env, email)) await makeAdmin(tx, userId)
    await audit(
      { db: tx },
      { userId, action: isNew ? 'email_changed' : 'email_verified', address: input.address },
    )
  })
  if (isNew && before && before.email !== email) tell(deps, before.email, changedLetter())
  return { email }
}

/** Two may want the same address at once. */
async function orTaken(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError('auth.email_taken') : error
  }
}
