import type { Db } from '#server/platform/db.ts'

export interface Connected {
  provider: string
  email: string
  createdAt: Date
}

/** The user that a log-in at another service belongs to, or null. */
export async function findConnected(
  db: Db,
  by: { provider: string; subject: string },
): Promise<{ userId: number; disabledAt: Date | null } | null> {
  const row = await db.oauthAccount.findUnique({
    where: { provider_subject: { provider: by.provider, subject: by.subject } },
    select: { userId: true, user: { select: { disabledAt: true } } },
  })
  return row && { userId: row.userId, disabledAt: row.user.disabledAt }
}

/** False when the log-in belongs to somebody already. */
export async function connect(
  db: Db,
  values: { provider: string; subject: string; userId: number; email: string },
): Promise<boolean> {
  const { count } = await db.oauthAccount.createMany({ data: [values], skipDuplicates: true })
  return count > 0
}

export async function listConnected(db: Db, userId: number): Promise<Connected[]> {
  return db.oauthAccount.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { provider: true, email: true, createdAt: true },
  })
}

export async function removeConnected(db: Db, by: { userId: number; provider: string }): Promise<boolean> {
  const { count } = await db.oauthAccount.deleteMany({ where: { userId: by.userId, provider: by.provider } })
  return count > 0
}

export async function removeAllConnected(db: Db, userId: number): Promise<void> {
  await db.oauthAccount.deleteMany({ where: { userId } })
}
