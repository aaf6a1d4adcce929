import type { KeptAs } from '#server/analyses/cache.ts'
import { UNDER_WAY } from '#server/jobs/repo.ts'
import type { Db } from '#server/platform/db.ts'

/** The stored files of a user: originals and what is shown in their place. */
export async function listFiles(db: Db, userId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT blob_id AS id FROM documents WHERE user_id = ${userId}
    UNION
    SELECT t.rendition_blob_id FROM document_texts t JOIN documents d ON d.id = t.document_id
    WHERE d.user_id = ${userId} AND t.rendition_blob_id IS NOT NULL`
  return rows.map((row) => row.id)
}

/** Where the cache may hold an answer of a user: each of their runs, with the time of its latest review. */
export async function listRuns(db: Db, userId: number): Promise<KeptAs[]> {
  return db.$queryRaw<KeptAs[]>`
    SELECT r.id AS "runId", coalesce(extract(epoch FROM max(c.reviewed_at)) * 1000, 0)::float8 AS "reviewStamp"
    FROM runs r LEFT JOIN claims c ON c.run_id = r.id WHERE r.user_id = ${userId} GROUP BY r.id`
}

/** Takes away the right of attempts under way to write; the notice that goes with the rows stops them. */
export async function cancelJobs(tx: Db, userId: number): Promise<void> {
  await tx.job.updateMany({
    where: { userId, state: { in: UNDER_WAY } },
    data: { state: 'cancelled' },
  })
}

/** Keeps others from adding to the account, and from removing it at the same time, until the transaction ends. */
export async function lockUser(tx: Db, userId: number): Promise<{ email: string; role: string } | null> {
  const rows = await tx.$queryRaw<{ email: string; role: string }[]>`
    SELECT email, role::text FROM users WHERE id = ${userId} FOR UPDATE`
  return rows[0] ?? null
}

/**
 * Removes the user with every row of theirs; the foreign keys cascade. Invitations to their address go as well. A
 * document at a time, so that no single statement takes longer than a statement may.
 */
export async function deleteUser(tx: Db, user: { id: number; email: string }): Promise<void> {
  const documents = await tx.document.findMany({ where: { userId: user.id }, select: { id: true } })
  // The sweep may have been there first.
  for (const { id } of documents) await tx.document.deleteMany({ where: { id } })
  await tx.invitation.deleteMany({ where: { email: user.email } })
  await tx.user.delete({ where: { id: user.id }, select: { id: true } })
}

/** What an audit entry told of where somebody was goes with them; that something was done, stays. */
export async function forgetAddresses(tx: Db, userId: number): Promise<void> {
  await tx.auditEntry.updateMany({ where: { userId }, data: { address: '' } })
}

/** How many admins can act. Locked, so that two who leave at once are not both let go. */
export async function lockAdmins(tx: Db): Promise<number> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL ORDER BY id FOR UPDATE`
  return rows.length
}

export async function countUsers(tx: Db): Promise<number> {
  return tx.user.count()
}

export interface ExportedDocument {
  id: number
  filename: string
  fileType: string
  sizeBytes: number
  sha256: string
  state: string
  localOnly: boolean
  createdAt: Date
  deletedAt: Date | null
  blobId: string
}

/** All documents of a user, in the trash or not, oldest first. */
export async function listAllDocuments(db: Db, userId: number): Promise<ExportedDocument[]> {
  return db.document.findMany({
    where: { userId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      filename: true,
      fileType: true,
      sizeBytes: true,
      sha256: true,
      state: true,
      localOnly: true,
      createdAt: true,
      deletedAt: true,
      blobId: true,
    },
  })
}

/** The text versions of a user's documents, without their text. */
export async function listTexts(
  db: Db,
  userId: number,
): Promise<{ id: number; documentId: number; version: number }[]> {
  return db.documentText.findMany({
    where: { document: { userId }, readyAt: { not: null } },
    orderBy: { id: 'asc' },
    select: { id: true, documentId: true, version: true },
  })
}

export async function readText(db: Db, id: number): Promise<string> {
  const row = await db.documentText.findUnique({ where: { id }, select: { content: true } })
  return row?.content ?? ''
}

export async function listAnalysisIds(db: Db, userId: number): Promise<number[]> {
  const rows = await db.analysis.findMany({ where: { userId }, orderBy: { id: 'asc' }, select: { id: true } })
  return rows.map((row) => row.id)
}

/** The rest of what is kept of a user: small tables, whole. Hashes of secrets are left out. */
export async function readRest(db: Db, userId: number): Promise<Record<string, unknown>> {
  const of = { where: { userId } }
  const [user, sessions, accessTokens, logIns, uploads, usage, jobs, batches, audit] = await Promise.all([
    db.user.findUnique({ where: { id: userId }, omit: { hashedPassword: true } }),
    db.session.findMany(of),
    db.accessToken.findMany({ ...of, omit: { hash: true } }),
    db.oauthAccount.findMany(of),
    db.uploadDay.findMany(of),
    db.usage.findMany(of),
    db.job.findMany({ ...of, include: { events: true } }),
    db.batch.findMany(of),
    db.auditEntry.findMany(of),
  ])
  return { user, sessions, accessTokens, logIns, uploads, usage, jobs, batches, audit }
}
