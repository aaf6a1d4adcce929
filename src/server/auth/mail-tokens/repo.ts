import type { Db } from '#server/platform/db.ts'

export type MailPurpose = 'verify_email' | 'reset_password' | 'change_email'

export interface FoundLink {
  userId: number
  purpose: MailPurpose
  email: string
}

/** Keeps a link; those of the same purpose that were made before work no more. */
export async function insertLink(
  db: Db,
  values: FoundLink & { hash: string; expiresAt: Date },
): Promise<void> {
  const { userId, purpose } = values
  await db.mailToken.deleteMany({ where: { userId, purpose } })
  await db.mailToken.create({ data: values, select: { hash: true } })
}

const working = (hash: string) => ({
  hash,
  usedAt: null,
  expiresAt: { gt: new Date() },
  user: { disabledAt: null },
})

/** Whose a link is that still works, or null. */
export async function findLink(db: Db, hash: string): Promise<FoundLink | null> {
  const select = { userId: true, purpose: true, email: true }
  return db.mailToken.findFirst({ where: working(hash), select })
}

/** Uses a link up. False when somebody was first. */
export async function spendLink(db: Db, hash: string): Promise<boolean> {
  const now = new Date()
  const { count } = await db.mailToken.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  })
  return count > 0
}

/** Whether a link of the purpose was made for the user since then. */
export async function wasLinkMade(
  db: Db,
  by: { userId: number; purpose: MailPurpose; since: Date },
): Promise<boolean> {
  const { userId, purpose, since } = by
  return (await db.mailToken.count({ where: { userId, purpose, createdAt: { gt: since } } })) > 0
}

/** What of a user's links still works, works no more. */
export async function dropLinks(db: Db, userId: number): Promise<void> {
  await db.mailToken.deleteMany({ where: { userId, usedAt: null } })
}
