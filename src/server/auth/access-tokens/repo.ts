import type { Db } from '#server/platform/db.ts'

const columns = {
  id: true,
  name: true,
  beginning: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
} as const

export interface StoredToken {
  id: string
  name: string
  beginning: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** A user's tokens that were not revoked, newest first; those past their end too, so that one sees why it stopped. */
export async function listTokens(db: Db, userId: number): Promise<StoredToken[]> {
  return db.accessToken.findMany({
    where: { userId, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    select: columns,
  })
}

export async function countTokens(db: Db, userId: number): Promise<number> {
  return db.accessToken.count({ where: { userId, revokedAt: null } })
}

export async function insertToken(
  db: Db,
  values: {
    userId: number
    name: string
    hash: string
    beginning: string
    scopes: string[]
    expiresAt: Date | null
  },
): Promise<StoredToken> {
  return db.accessToken.create({ data: values, select: columns })
}

/** False when the user has no such token, or it was revoked. */
export async function revokeToken(db: Db, by: { userId: number; id: string }): Promise<boolean> {
  const { count } = await db.accessToken.updateMany({
    where: { id: by.id, userId: by.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count > 0
}

export async function revokeTokens(db: Db, userId: number): Promise<void> {
  await db.accessToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: new Date() } })
}
