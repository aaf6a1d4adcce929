import type { Db } from '#server/platform/db.ts'

export async function setRole(db: Db, id: number, role: 'user' | 'admin'): Promise<void> {
  await db.user.update({ where: { id }, data: { role } })
}

const columns = {
  id: true,
  email: true,
  username: true,
  role: true,
  emailVerifiedAt: true,
  disabledAt: true,
  monthlyCapMicros: true,
  createdAt: true,
  _count: { select: { documents: true, analyses: true } },
  sessions: {
    select: { lastSeenAt: true },
    where: { lastSeenAt: { not: null } },
    orderBy: { lastSeenAt: 'desc' },
    take: 1,
  },
} as const

export interface StoredUser {
  id: number
  email: string
  username: string
  role: 'user' | 'admin'
  emailVerifiedAt: Date | null
  disabledAt: Date | null
  monthlyCapMicros: bigint | null
  createdAt: Date
  _count: { documents: number; analyses: number }
  sessions: { lastSeenAt: Date | null }[]
}

/** A page of the users whose address or name holds `search`, the oldest account first, and how many there are. */
export async function findUsers(
  db: Db,
  by: { search: string; skip: number; take: number },
): Promise<{ rows: StoredUser[]; total: number }> {
  const holds = { contains: by.search, mode: 'insensitive' } as const
  const where = by.search === '' ? {} : { OR: [{ email: holds }, { username: holds }] }
  const rows = await db.user.findMany({
    where,
    orderBy: { id: 'asc' },
    skip: by.skip,
    take: by.take,
    select: columns,
  })
  return { rows, total: await db.user.count({ where }) }
}

export async function findUser(db: Db, id: number): Promise<StoredUser | null> {
  return db.user.findUnique({ where: { id }, select: columns })
}

export async function updateUser(
  db: Db,
  id: number,
  values: { role?: 'user' | 'admin'; disabledAt?: Date | null; monthlyCapMicros?: bigint | null },
): Promise<void> {
  const { role, disabledAt, monthlyCapMicros } = values
  await db.user.update({ where: { id }, data: { role, disabledAt, monthlyCapMicros } })
}

/** The admins who can act. Locked, so that two who step down at once are not both let go. */
export async function lockAdmins(tx: Db): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`
  return rows.map((row) => row.id)
}

type State = 'queued' | 'working' | 'retryable' | 'done' | 'deadletter' | 'cancelled'

/** Everybody's jobs, newest first: their ids grow with time. Nothing of what they are about. */
export async function findAnyJobs(db: Db, by: { state?: State; before?: string; take: number }) {
  return db.job.findMany({
    where: { state: by.state, ...(by.before && { id: { lt: by.before } }) },
    orderBy: { id: 'desc' },
    take: by.take,
    select: {
      id: true,
      userId: true,
      kind: true,
      state: true,
      stage: true,
      attempts: true,
      lastError: true,
      createdAt: true,
      updatedAt: true,
    },
  })
}

export async function countJobs(db: Db): Promise<Partial<Record<State, number>>> {
  const rows = await db.job.groupBy({ by: ['state'], _count: true })
  return Object.fromEntries(rows.map((row) => [row.state, row._count]))
}

export async function findAudit(
  db: Db,
  by: { action?: string; userId?: number; before?: number; take: number },
) {
  const { action, userId, before, take } = by
  return db.auditEntry.findMany({
    where: { action, userId, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take,
  })
}

/** The addresses of accounts that still exist. */
export async function emailsOf(db: Db, ids: number[]): Promise<Map<number, string>> {
  const rows = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, email: true } })
  return new Map(rows.map((row) => [row.id, row.email]))
}
