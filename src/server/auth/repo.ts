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
): Promise<(User & { hashedPassword: string; disabledAt: Date | null }) | null> {
  const select = { ...userColumns, hashedPassword: true, disabledAt: true }
  return db.user.findUnique({ where: { email }, select })
}

export interface Owner extends User {
  /** '' for an account that is entered by another service only. */
  hashedPassword: string
  emailVerifiedAt: Date | null
  createdAt: Date
}

/** An account as its owner may know it, with the hash of its password. */
export async function findOwner(db: Db, userId: number): Promise<Owner | null> {
  const select = { ...userColumns, hashedPassword: true, emailVerifiedAt: true, createdAt: true }
  return db.user.findUnique({ where: { id: userId }, select })
}

export async function setPassword(db: Db, userId: number, hashedPassword: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { hashedPassword } })
}

export async function setUsername(db: Db, userId: number, username: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { username } })
}

/** Throws Prisma's P2002 when the address is another account's. */
export async function setEmail(
  db: Db,
  userId: number,
  values: { email: string; emailVerifiedAt: Date | null },
): Promise<void> {
  const { email, emailVerifiedAt } = values
  await db.user.update({ where: { id: userId }, data: { email, emailVerifiedAt } })
}

/** Notes that the address is theirs, if it is still the account's. */
export async function markVerified(db: Db, userId: number, email: string): Promise<void> {
  await db.user.updateMany({ where: { id: userId, email }, data: { emailVerifiedAt: new Date() } })
}

export async function makeAdmin(db: Db, userId: number): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { role: 'admin' } })
}

/** Whether nobody has an account yet. */
export async function isEmpty(db: Db): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) === null
}

/** Whether somebody has an account already. Two first sign-ups at once are told apart by the lock. */
export async function hasUsers(tx: Db): Promise<boolean> {
  await tx.$executeRaw`LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE`
  return (await tx.user.findFirst({ select: { id: true } })) !== null
}

export async function insertSession(
  db: Db,
  values: { userId: number; userAgent: string; address: string; expiresAt: Date },
): Promise<string> {
  const { id } = await db.session.create({ data: values, select: { id: true } })
  return id
}

/** Notes that a session is in use, and from where. */
export async function touchSession(db: Db, id: string, address: string | null): Promise<void> {
  const from = address === null ? {} : { address }
  await db.session.updateMany({ where: { id, revokedAt: null }, data: { lastSeenAt: new Date(), ...from } })
}

export interface OpenSession {
  id: string
  userAgent: string
  address: string
  createdAt: Date
  lastSeenAt: Date | null
}

/** A user's sessions that go on, the latest used first. */
export async function listSessions(db: Db, userId: number): Promise<OpenSession[]> {
  return db.session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    orderBy: [{ lastSeenAt: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: 200,
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
  })
}

/** False when the user has no such session, or it has ended. */
export async function revokeOwnSession(db: Db, by: { userId: number; id: string }): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id: by.id, userId: by.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count > 0
}

/** Ends all of a user's sessions, but for one. */
export async function revokeSessions(db: Db, by: { userId: number; except: string | null }): Promise<void> {
  await db.session.updateMany({
    where: { userId: by.userId, revokedAt: null, ...(by.except && { id: { not: by.except } }) },
    data: { revokedAt: new Date() },
  })
}

/** When a user's session began, or null. */
export async function sessionBegan(db: Db, by: { userId: number; id: string }): Promise<Date | null> {
  const row = await db.session.findFirst({
    where: { id: by.id, userId: by.userId },
    select: { createdAt: true },
  })
  return row?.createdAt ?? null
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
