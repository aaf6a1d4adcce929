import type { SessionRow } from '#contracts/account.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from './audit/record.ts'
import { deviceOf } from './device.ts'
import { endEverything } from './end-everything.ts'
import { listSessions, revokeOwnSession } from './repo.ts'

/** Who acts on their own account, by which session, from where. */
export interface Self {
  userId: number
  sessionId: string
  address: string | null
}

/** The sessions that go on: this one first, then the latest used. */
export async function ownSessions(deps: Pick<Deps, 'db'>, self: Self): Promise<SessionRow[]> {
  const rows = await listSessions(deps.db, self.userId)
  return rows
    .map(({ userAgent, createdAt, lastSeenAt, ...row }) => ({
      ...row,
      device: deviceOf(userAgent),
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      current: row.id === self.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one: whoever holds it is logged out at the next request. Throws `session.not_found`. */
export async function endSession(deps: Pick<Deps, 'db'>, input: Self & { id: string }): Promise<void> {
  const { userId, address } = input
  if (!(await revokeOwnSession(deps.db, { userId, id: input.id }))) throw new AppError('session.not_found')
  await audit(deps, { userId, action: 'session_ended', address })
}

/** Ends every session, this one too, and every access token. */
export async function logOutEverywhere(deps: Pick<Deps, 'db'>, self: Self): Promise<void> {
  const { userId, address } = self
  await inTransaction(deps.db, async (tx) => {
    await endEverything({ db: tx }, { userId, exceptSession: null })
    await audit({ db: tx }, { userId, action: 'logged_out_everywhere', address })
  })
}
