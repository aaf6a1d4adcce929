import type { Price } from '#contracts/model.ts'
import type { UsageReport } from '#contracts/usage.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { listUsage, spentThisMonth } from './spending/repo.ts'

const DAY = 86_400_000

/** A cap in dollars as it is configured, in millionths; null: none. */
function micros(dollars: number | undefined): number | null {
  return dollars === undefined ? null : Math.round(dollars * 1_000_000)
}

/**
 * Whether the user may have a paid model asked once more; one without a price costs nothing. It is asked before each
 * call: what is under way when a cap is reached ends with the calls at work. Throws `model.cap_reached`.
 */
export async function checkCaps(
  deps: Pick<Deps, 'db' | 'env'>,
  { userId, price }: { userId: number; price: Price | null },
): Promise<void> {
  if (!price || price.input + price.output === 0) return
  const spent = await spentThisMonth(deps.db, userId)
  const userCap = spent.userCap ?? micros(deps.env.monthlyCapPerUser)
  const cap = micros(deps.env.monthlyCap)
  if (userCap !== null && spent.user >= userCap) throw new AppError('model.cap_reached', { cap: 'user' })
  if (cap !== null && spent.installation >= cap)
    throw new AppError('model.cap_reached', { cap: 'installation' })
}

/** What the user's questions took in the last `days` days (UTC), and how the month stands against its caps. */
export async function usage(
  deps: Pick<Deps, 'db' | 'env'>,
  input: { userId: number; days: number; isAdmin: boolean },
): Promise<UsageReport> {
  const since = new Date(Math.floor(Date.now() / DAY - input.days + 1) * DAY)
  const spent = await spentThisMonth(deps.db, input.userId)
  return {
    rows: await listUsage(deps.db, { userId: input.userId, since }),
    month: { costMicros: spent.user, capMicros: spent.userCap ?? micros(deps.env.monthlyCapPerUser) },
    installation: input.isAdmin
      ? { costMicros: spent.installation, capMicros: micros(deps.env.monthlyCap) }
      : null,
  }
}
