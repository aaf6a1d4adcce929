import type { Deps } from '#server/platform/deps.ts'
import type { Env, RateName } from '#server/platform/env.ts'
import { AppError } from '#server/platform/errors.ts'
import type { Rate, Taken } from '#server/platform/limiter/limiter.ts'

/**
 * How much is allowed within how many seconds. `log-in` counts wrong passwords for one account from one address,
 * `log-in-address` those from one address; `sign-up` goes by address; the rest by user, half of it by access token,
 * `requests` of strangers by address.
 */
const RATES: Record<RateName, { limit: number; seconds: number }> = {
  'log-in': { limit: 10, seconds: 900 },
  'log-in-address': { limit: 100, seconds: 900 },
  'sign-up': { limit: 20, seconds: 3600 },
  uploads: { limit: 60, seconds: 60 },
  analyses: { limit: 60, seconds: 60 },
  requests: { limit: 600, seconds: 60 },
}

/** On one's own machine nobody else is to be protected, but passwords are. */
const LENIENCE: Record<Env['profile'], number> = { production: 1, local: 100, test: 10_000 }

export function rateOf(env: Pick<Env, 'profile' | 'rateLimits'>, name: RateName): Rate {
  const set = env.rateLimits[name]
  if (set) return { name, ...set }
  const { limit, seconds } = RATES[name]
  return { name, limit: name.startsWith('log-in') ? limit : limit * LENIENCE[env.profile], seconds }
}

/** Who something is counted for. `address`: as `addressOf` gives it; null where there is none, as in tests. */
export interface Subject {
  userId: number | null
  tokenId: string | null
  address: string | null
}

/** Where a rate stands, as programs are told. `retryAt`: when the count begins anew. */
export interface Standing extends Rate, Taken {
  retryAt: Date
}

export type RateDeps = Pick<Deps, 'env' | 'limiter'>

/** Takes `points` from a rate, and tells where the nearest limit stands. Throws `limit.rate`. */
export async function takeRate(
  deps: RateDeps,
  input: { name: RateName; by: Subject; points?: number },
): Promise<Standing | null> {
  const rate = rateOf(deps.env, input.name)
  const points = input.points ?? 1
  const all = await Promise.all(keysOf(rate, input.by).map(([of, key]) => takeFrom(deps, of, key, points)))
  const nearest = all.toSorted((a, b) => a.remaining / a.limit - b.remaining / b.limit)[0] ?? null
  const refused = all.filter((one) => !one.allowed).toSorted((a, b) => b.resetsIn - a.resetsIn)[0]
  if (refused) throw overRate(refused)
  return nearest
}

/** What counts whoever is logged in. */
const OWN_RATES = ['requests', 'analyses', 'uploads'] as const satisfies RateName[]

/** How the limits of somebody who is logged in stand, with nothing taken: for each the one that is nearest. */
export function lookAtRates(deps: RateDeps, by: Subject): Promise<(Rate & Taken)[]> {
  return Promise.all(
    OWN_RATES.map(async (name) => {
      const keys = keysOf(rateOf(deps.env, name), by)
      const all = await Promise.all(
        keys.map(async ([of, key]) => ({ ...of, ...(await deps.limiter.look(of, key)) })),
      )
      const [nearest] = all.toSorted((a, b) => a.remaining - b.remaining)
      if (!nearest) throw new Error('nobody is logged in')
      return nearest
    }),
  )
}

function keysOf(rate: Rate, { userId, tokenId, address }: Subject): [Rate, string][] {
  if (userId === null || rate.name === 'sign-up')
    return address === null ? [] : [[rate, `address:${address}`]]
  const ofUser: [Rate, string] = [rate, `user:${userId}`]
  // A program can't use up what its owner's browser needs.
  const half = { ...rate, limit: Math.ceil(rate.limit / 2) }
  return tokenId === null ? [ofUser] : [ofUser, [half, `token:${tokenId}`]]
}

export async function takeFrom(deps: RateDeps, rate: Rate, key: string, points: number): Promise<Standing> {
  const taken = await deps.limiter.take(rate, key, points)
  return { ...rate, ...taken, retryAt: new Date(Date.now() + taken.resetsIn) }
}

export function overRate({ name, limit, retryAt }: Standing): AppError {
  return new AppError('limit.rate', { rate: name, limit, retryAt: retryAt.toISOString() })
}

/** A standing as headers (IETF draft-ietf-httpapi-ratelimit-headers-06, in use by many clients). */
export function rateHeaders({ limit, seconds, remaining, resetsIn }: Standing): Record<string, string> {
  return {
    'ratelimit-policy': `${limit};w=${seconds}`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(Math.ceil(resetsIn / 1000)),
  }
}
