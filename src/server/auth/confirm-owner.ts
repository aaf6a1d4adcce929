import { countLogIn } from '#server/limits/log-in.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Self } from './own-sessions.ts'
import { isPassword } from './passwords.ts'
import { findOwner, type Owner, sessionBegan } from './repo.ts'

/** Where there is no password to ask for, the log-in must be as recent as this, in milliseconds. */
const RECENT = 600_000

/**
 * Makes sure that it is the owner who asks, not somebody at a screen that was left alone: by the password, or, where
 * the account has none, by a log-in of the last ten minutes. Throws `auth.wrong_password`, `auth.log_in_again`, and
 * `limit.rate` after too many tries.
 */
export async function confirmOwner(
  deps: Pick<Deps, 'db' | 'env' | 'limiter'>,
  input: Self & { password: string },
): Promise<Owner> {
  const owner = await findOwner(deps.db, input.userId)
  if (!owner) throw new AppError('auth.required')
  if (owner.hashedPassword === '') {
    const began = await sessionBegan(deps.db, { userId: input.userId, id: input.sessionId })
    if (!began || Date.now() - began.getTime() > RECENT) throw new AppError('auth.log_in_again')
    return owner
  }
  const takeBack = await countLogIn(deps, { email: owner.email, address: input.address })
  if (!(await isPassword(owner.hashedPassword, input.password))) throw new AppError('auth.wrong_password')
  await takeBack()
  return owner
}
