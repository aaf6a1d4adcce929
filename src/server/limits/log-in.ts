import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Rate } from '#server/platform/limiter/limiter.ts'
import { overRate, type RateDeps, rateOf, takeFrom } from './rates.ts'

/** Wrong passwords for one account, from everywhere. Past it each try waits; its owner is never locked out. */
const BY_ACCOUNT: Rate = { name: 'log-in-account', limit: 20, seconds: 3600 }
/** How long a try waits for each wrong one too many, and at most, in milliseconds. */
const SLOWER_BY = 100
const SLOWEST = 3_000

/**
 * Counts a try to log in before its password is looked at, so that many at once are counted too. The count is the same
 * whether the account exists or not. Throws `limit.rate`. Returns what takes the count back: call it when the password
 * was right.
 */
export async function countLogIn(
  deps: RateDeps,
  input: { email: string; address: string | null },
): Promise<() => Promise<void>> {
  const { address } = input
  if (address === null) return async () => {}
  const account = createHash('sha256').update(input.email).digest('base64url')
  const pair: [Rate, string] = [rateOf(deps.env, 'log-in'), `${account}@${address}`]
  const from: [Rate, string] = [rateOf(deps.env, 'log-in-address'), address]
  const all = await Promise.all([pair, from].map(([rate, key]) => takeFrom(deps, rate, key, 1)))
  const refused = all.filter((one) => !one.allowed).toSorted((a, b) => b.resetsIn - a.resetsIn)[0]
  if (refused) throw overRate(refused)
  const { allowed, consumed } = await deps.limiter.take(BY_ACCOUNT, account, 1)
  if (!allowed) await pause(Math.min(SLOWEST, (consumed - BY_ACCOUNT.limit) * SLOWER_BY))
  return async () => {
    await Promise.all([
      deps.limiter.reset(...pair),
      deps.limiter.giveBack(...from, 1),
      deps.limiter.giveBack(BY_ACCOUNT, account, 1),
    ])
  }
}
