import type { Db } from '#server/platform/db.ts'

const columns = { id: true, email: true, createdAt: true, expiresAt: true, usedAt: true } as const

export interface StoredInvitation {
  id: string
  email: string
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

export async function insertInvitation(
  db: Db,
  values: { hash: string; email: string; createdById: number | null; expiresAt: Date },
): Promise<StoredInvitation> {
  return db.invitation.create({ data: values, select: columns })
}

/** Uses an invitation up. False when it is unknown, too old, used, or for another address. */
export async function spendInvitation(db: Db, by: { hash: string; email: string }): Promise<boolean> {
  const now = new Date()
  const { count } = await db.invitation.updateMany({
    where: { hash: by.hash, usedAt: null, expiresAt: { gt: now }, email: { in: ['', by.email] } },
    data: { usedAt: now },
  })
  return count > 0
}

/** Uses up an invitation that was made for this very address, for somebody who has shown that it is theirs. */
export async function spendInvitationFor(db: Db, email: string): Promise<boolean> {
  const now = new Date()
  const { count } = await db.invitation.updateMany({
    where: { email, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count > 0
}

/** The latest hundred, newest first. */
export async function listInvitations(db: Db): Promise<StoredInvitation[]> {
  return db.invitation.findMany({ orderBy: { createdAt: 'desc' }, take: 100, select: columns })
}

/** False when there is no such invitation, or it was used. */
export async function removeInvitation(db: Db, id: string): Promise<boolean> {
  const { count } = await db.invitation.deleteMany({ where: { id, usedAt: null } })
  return count > 0
}
