import type { Account } from '#contracts/account.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { logInProviders } from './oauth/providers.ts'
import { listConnected, removeConnected } from './oauth/repo.ts'
import type { Self } from './own-sessions.ts'
import { findOwner } from './repo.ts'

/** A person's own account, as they may see it. */
export async function ownAccount(
  deps: Pick<Deps, 'db' | 'env' | 'mail'>,
  input: { userId: number },
): Promise<Account> {
  const owner = await findOwner(deps.db, input.userId)
  if (!owner) throw new AppError('auth.required')
  const providers = logInProviders(deps.env)
  const logIns = await listConnected(deps.db, input.userId)
  const { id, email, username, role } = owner
  return {
    id,
    email,
    username,
    role,
    emailVerified: owner.emailVerifiedAt !== null,
    hasPassword: owner.hashedPassword !== '',
    mails: deps.mail !== null,
    createdAt: owner.createdAt.toISOString(),
    providers,
    logIns: logIns.map((one) => ({
      ...one,
      name: providers.find((provider) => provider.id === one.provider)?.name ?? one.provider,
      createdAt: one.createdAt.toISOString(),
    })),
  }
}

/** Takes a log-in of another service away, unless nothing else leads into the account. Throws `auth.only_way_in`. */
export async function disconnect(deps: Pick<Deps, 'db'>, input: Self & { provider: string }): Promise<void> {
  const { userId, provider, address } = input
  const owner = await findOwner(deps.db, userId)
  const others = (await listConnected(deps.db, userId)).filter((one) => one.provider !== provider)
  if (owner?.hashedPassword === '' && others.length === 0) throw new AppError('auth.only_way_in')
  if (await removeConnected(deps.db, { userId, provider }))
    await audit(deps, { userId, action: 'log_in_disconnected', details: { provider }, address })
}
