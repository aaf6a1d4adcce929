import type { DoorPolicy } from '#contracts/account.ts'
import type { Deps } from '#server/platform/deps.ts'
import { logInProviders } from './oauth/providers.ts'
import { findCredentials, isEmpty } from './repo.ts'

/** What the log-in and sign-up pages offer here. Whoever may begin an installation finds its door open. */
export async function doorPolicy(deps: Pick<Deps, 'db' | 'env' | 'mail'>): Promise<DoorPolicy> {
  const { env } = deps
  const isOpen = env.signUp === 'open' || (await isToBegin(deps))
  return {
    signUp: isOpen ? 'open' : env.signUp,
    mails: deps.mail !== null,
    providers: logInProviders(env),
  }
}

async function isToBegin({ db, env }: Pick<Deps, 'db' | 'env'>): Promise<boolean> {
  if (env.profile !== 'production') return isEmpty(db)
  return env.adminEmail !== undefined && (await findCredentials(db, env.adminEmail)) === null
}
