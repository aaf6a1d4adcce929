import type { User } from '#contracts/auth.ts'
import { gathered } from '#server/platform/gather.ts'
import type { Reads } from '#server/platform/reads.ts'

export interface SessionRow {
  user: User
  lastSeenAt: Date | null
}

type Find = (sessionId: string) => Promise<SessionRow | null>

/** Of each process' pool: those who ask in the same turn of the event loop are looked up together. */
const finders = new WeakMap<Reads, Find>()

/** The user of a session that is neither revoked nor past its end, if nobody has shut them out; or null. */
export function findSessionUser(reads: Reads, sessionId: string): Promise<SessionRow | null> {
  const find = finders.get(reads) ?? gathered((ids: string[]) => findAll(reads, ids))
  finders.set(reads, find)
  return find(sessionId)
}

async function findAll(reads: Reads, ids: string[]): Promise<(SessionRow | null)[]> {
  const rows = await reads<User & { sessionId: string; lastSeenAt: Date | null }>(
    `SELECT s.id AS "sessionId", s.last_seen_at AS "lastSeenAt", u.id, u.email, u.username, u.role
     FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.id = ANY($1::uuid[]) AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`,
    [ids],
  )
  const found = new Map(
    rows.map(({ sessionId, lastSeenAt, ...user }) => [sessionId, { user, lastSeenAt }] as const),
  )
  return ids.map((id) => found.get(id) ?? null)
}
