import type { ResetPassword } from '#contracts/account.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { hashToken } from './bearer.ts'
import { endEverything } from './end-everything.ts'
import { dropLinks, findLink, spendLink, wasLinkMade } from './mail-tokens/repo.ts'
import { sendLink, tell } from './mail-tokens/send.ts'
import { passwordLetter } from './mail-tokens/words.ts'
import { removeAllConnected } from './oauth/repo.ts'
import { checkStrength, hashPassword } from './passwords.ts'
import { findCredentials, setPassword } from './repo.ts'

/** An account is mailed a link this often at most, in milliseconds. */
const PAUSE = 60_000

/**
 * Asks for a link to choose a new password. Answers before it looks whether there is such an account, so that the
 * answer tells nobody, neither by its words nor by its time. Throws `mail.off`.
 */
export function requestReset(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'log'>,
  input: { email: string; address: string | null },
): void {
  if (!deps.mail) throw new AppError('mail.off')
  mailReset(deps, input).catch((err: unknown) => deps.log.warn({ err }, 'a reset link could not be sent'))
}

async function mailReset(
  deps: Pick<Deps, 'db' | 'env' | 'mail'>,
  { email, address }: { email: string; address: string | null },
): Promise<void> {
  const found = await findCredentials(deps.db, email)
  if (!found || found.disabledAt) return
  const link = { userId: found.id, purpose: 'reset_password' } as const
  if (await wasLinkMade(deps.db, { ...link, since: new Date(Date.now() - PAUSE) })) return
  await audit(deps, { userId: found.id, action: 'reset_link_made', address })
  await sendLink(deps, { ...link, email })
}

/**
 * Another password, by a link that works once. Whoever was logged in is logged out; access tokens and log-ins at other
 * services end too, since whoever made the account may not be whom the mailbox belongs to. Throws `auth.link_invalid`,
 * and `auth.weak_password`, after which the link still works.
 */
export async function resetPassword(
  deps: Pick<Deps, 'db' | 'mail' | 'log'>,
  input: ResetPassword & { address: string | null },
): Promise<void> {
  const hash = hashToken(input.token)
  const link = await findLink(deps.db, hash)
  if (link?.purpose !== 'reset_password') throw new AppError('auth.link_invalid')
  const { userId, email } = link
  checkStrength(input.password, email)
  const hashed = await hashPassword(input.password)
  await inTransaction(deps.db, async (tx) => {
    if (!(await spendLink(tx, hash))) throw new AppError('auth.link_invalid')
    await setPassword(tx, userId, hashed)
    await endEverything({ db: tx }, { userId, exceptSession: null })
    await dropLinks(tx, userId)
    await removeAllConnected(tx, userId)
    await audit({ db: tx }, { userId, action: 'password_reset', address: input.address })
  })
  tell(deps, email, passwordLetter())
}
