import { z } from 'zod'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { RetentionName } from '#server/platform/retention-settings.ts'
import {
  dropAccessTokens,
  dropAudit,
  dropCachePlaces,
  dropIdempotencyKeys,
  dropInvitations,
  dropJobEvents,
  dropMailTokens,
  dropRunEvents,
  dropSessions,
  dropTrash,
  dropUploadDays,
  readLast,
  takeTurn,
  writeLast,
} from './repo.ts'

const DAY = 86_400_000

/** Each thing that is removed, how long it is kept, and what removes it: returns how many went. */
const RULES: [name: string, kept: RetentionName, drop: (db: Db, before: Date) => Promise<number>][] = [
  ['documents', 'trash', dropTrash],
  ['jobEvents', 'events', dropJobEvents],
  ['runEvents', 'events', dropRunEvents],
  ['sessions', 'tokens', dropSessions],
  ['accessTokens', 'tokens', dropAccessTokens],
  ['mailTokens', 'tokens', dropMailTokens],
  ['invitations', 'tokens', dropInvitations],
  ['audit', 'audit', dropAudit],
  ['idempotencyKeys', 'idempotency', dropIdempotencyKeys],
  ['uploadDays', 'counts', dropUploadDays],
]

const lastTidy = z.object({ day: z.string(), removed: z.record(z.string(), z.number()) })

/**
 * Removes what is kept no longer, once a UTC day by whichever worker looks first, and records it as the setting
 * `retention.last`. Many rows go in many short transactions: one that is broken off is gone on with. Returns how
 * many rows went, 0 when there was nothing to do.
 */
export async function tidy(deps: Pick<Deps, 'db' | 'env'>, now = new Date()): Promise<number> {
  let all = 0
  for (;;) {
    const gone = await pass(deps, now)
    if (gone === 0) return all
    all += gone
  }
}

async function pass(deps: Pick<Deps, 'db' | 'env'>, now: Date): Promise<number> {
  const today = now.toISOString().slice(0, 10)
  if (lastTidy.safeParse(await readLast(deps.db)).data?.day === today) return 0
  return inTransaction(deps.db, async (tx) => {
    if (!(await takeTurn(tx))) return 0
    const last = lastTidy.safeParse(await readLast(tx)).data
    if (last?.day === today) return 0
    const begun = `${today}, under way`
    const removed = last?.day === begun ? last.removed : {}
    let gone = 0
    const add = (name: string, count: number) => {
      removed[name] = (removed[name] ?? 0) + count
      gone += count
    }
    for (const [name, kept, drop] of RULES) {
      const days = deps.env.retention[kept]
      if (days !== null) add(name, await drop(tx, new Date(now.getTime() - days * DAY)))
    }
    add('cachePlaces', await dropCachePlaces(tx, now))
    await writeLast(tx, { day: gone === 0 ? today : begun, removed })
    return gone
  })
}
