import type { AuditAction } from '#contracts/audit.ts'
import type { Db } from '#server/platform/db.ts'
import { insertEntry } from './repo.ts'

export interface AuditInput {
  /** Who acted; null for somebody unknown, or the command line. */
  userId: number | null
  action: AuditAction
  /** Whom or what it was done to, as a number or a name: `user 7`. */
  subject?: string
  /** Facts of this case: never a secret, an address of somebody, or a document's text. */
  details?: Record<string, string | number | boolean | null>
  address?: string | null | undefined
}

/** Writes down who did what. In a transaction: with what was done, or not at all. */
export async function audit(deps: { db: Db }, input: AuditInput): Promise<void> {
  const { userId, action, subject = '', details = {}, address } = input
  await insertEntry(deps.db, { userId, action, subject, details, address: address ?? '' })
}
