import type { User } from '#contracts/auth.ts'
import type { Db } from '#server/platform/db.ts'

const userColumns = { id: true, email: true, username: true, role: true } as const

/** Null when the address is taken. */
export async function insertUser(
  db: Db,
  values: { email: string; username: string; hashedPassword: string; role: User['role'] },
): Promise<User | null> {
  const rows = await db.user.createManyAndReturn({
    data: [values],
    skipDuplicates: true,
    select: userColumns,
  })
  return rows[0] ?? null
}

export async function findCredentials(
  db: Db,
  email: string,
): Promise<(User & { hashedPassword: string }) | null> {
  return db.user.findUnique({ where: { email }, select: { ...userColumns, hashedPassword: true } })
}

/** Whether somebody has an account already. Two first sign-ups at once are told apart by the lock. */
export async function hasUsers(tx: Db): Promise<boolean> {
  await tx.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`
  return (await tx.user.findFirst({ select: { id: true } })) !== null
}

export async function insertSession(
  db: Db,
  values: { userId: number; userAgent: string; expiresAt: Date },
): Promise<string> {
  const { id } = await db.session.create({ data: values, select: { id: true } })
  return id
}

/** The user of a session that is neither revoked nor past its end, or null. */
export async function findSessionUser(db: Db, sessionId: string): Promise<User | null> {
  const row = await db.session.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { user: { select: userColumns } },
  })
  return row?.user ?? null
}

export async function revokeSession(db: Db, sessionId: string): Promise<void> {
  await db.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: new Date() } })
}

/** A personal access token that is neither revoked nor past its end, of a user who isn't shut out; or null. */
export async function findAccessToken(
  db: Db,
  hash: string,
): Promise<{ id: string; scopes: string[]; user: User } | null> {
  return db.accessToken.findFirst({
    where: {
      hash,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
      user: { disabledAt: null },
    },
    select: { id: true, scopes: true, user: { select: userColumns } },
  })
}

/** Notes that a token is in use, to the minute: a row is not written at every request. */
export async function markTokenUsed(db: Db, id: string): Promise<void> {
  const now = new Date()
  const lately = new Date(now.getTime() - 60_000)
  await db.accessToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: lately } }] },
    data: { lastUsedAt: now },
  })
}
