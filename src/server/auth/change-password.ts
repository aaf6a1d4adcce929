import type { ChangePassword } from '#contracts/account.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { audit } from './audit/record.ts'
import { confirmOwner } from './confirm-owner.ts'
import { endEverything } from './end-everything.ts'
import { dropLinks } from './mail-tokens/repo.ts'
import { tell } from './mail-tokens/send.ts'
import { passwordLetter } from './mail-tokens/words.ts'
import type { Self } from './own-sessions.ts'
import { checkStrength, hashPassword } from './passwords.ts'
import { setPassword } from './repo.ts'

/**
 * Another password; every other session, every access token and every mailed link ends with the old one. Throws
 * `auth.wrong_password`, `auth.weak_password`.
 */
export async function changePassword(
  deps: Pick<Deps, 'db' | 'env' | 'limiter' | 'mail' | 'log'>,
  input: Self & ChangePassword,
): Promise<void> {
  const { userId, sessionId, address } = input
  const owner = await confirmOwner(deps, { userId, sessionId, address, password: input.current })
  checkStrength(input.password, owner.email)
  const hashed = await hashPassword(input.password)
  await inTransaction(deps.db, async (tx) => {
    await setPassword(tx, userId, hashed)
    await endEverything({ db: tx }, { userId, exceptSession: sessionId })
    await dropLinks(tx, userId)
    await audit({ db: tx }, { userId, action: 'password_changed', address })
  })
  tell(deps, owner.email, passwordLetter())
}
