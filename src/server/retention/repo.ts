import type { Db } from '#server/platform/db.ts'

/** Rows of one kind that one pass removes at most, so that its statements stay short; the next pass goes on. */
export const AT_ONCE = 10_000
/** A document goes with its pages, passages, vectors and answers. */
const DOCUMENTS_AT_ONCE = 100

const LAST = 'retention.last'

/** One worker at a time, until the transaction ends. False: another one is at it. */
export async function takeTurn(tx: Db): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('retention')) AS taken`
  return row?.taken ?? false
}

export async function readLast(db: Db): Promise<unknown> {
  const row = await db.setting.findUnique({ where: { key: LAST }, select: { value: true } })
  return row?.value ?? null
}

export async function writeLast(
  db: Db,
  value: { day: string; removed: Record<string, number> },
): Promise<void> {
  await db.setting.upsert({ where: { key: LAST }, create: { key: LAST, value }, update: { value } })
}

/** Their originals then belong to nobody, and are swept up with other such files. */
export function dropTrash(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM documents WHERE id IN (
      SELECT id FROM documents WHERE deleted_at < ${before} ORDER BY id LIMIT ${DOCUMENTS_AT_ONCE})`
}

export function dropJobEvents(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM job_events WHERE id IN (
      SELECT e.id FROM job_events e JOIN jobs j ON j.id = e.job_id
      WHERE j.state IN ('done', 'deadletter', 'cancelled') AND j.updated_at < ${before} LIMIT ${AT_ONCE})`
}

/** Whoever opens the answer reads its claims; the events were for those who watched it come. */
export function dropRunEvents(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM run_events WHERE (run_id, seq) IN (
      SELECT e.run_id, e.seq FROM run_events e JOIN runs r ON r.id = e.run_id
      WHERE r.finished_at < ${before} AND r.state IN ('done', 'stopped', 'failed') LIMIT ${AT_ONCE})`
}

export function dropSessions(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM sessions WHERE id IN (
      SELECT id FROM sessions WHERE expires_at < ${before} OR revoked_at < ${before} LIMIT ${AT_ONCE})`
}

export function dropAccessTokens(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM access_tokens WHERE id IN (
      SELECT id FROM access_tokens WHERE expires_at < ${before} OR revoked_at < ${before} LIMIT ${AT_ONCE})`
}

export function dropMailTokens(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_tokens WHERE hash IN (
      SELECT hash FROM mail_tokens WHERE expires_at < ${before} OR used_at < ${before} LIMIT ${AT_ONCE})`
}

export function dropInvitations(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM invitations WHERE id IN (
      SELECT id FROM invitations WHERE expires_at < ${before} OR used_at < ${before} LIMIT ${AT_ONCE})`
}

export function dropAudit(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM audit WHERE id IN (SELECT id FROM audit WHERE at < ${before} LIMIT ${AT_ONCE})`
}

export function dropIdempotencyKeys(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM idempotency_keys WHERE (user_id, key) IN (
      SELECT user_id, key FROM idempotency_keys WHERE created_at < ${before} LIMIT ${AT_ONCE})`
}

export function dropUploadDays(db: Db, before: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM upload_days WHERE (user_id, day) IN (
      SELECT user_id, day FROM upload_days WHERE day < ${before}::date LIMIT ${AT_ONCE})`
}

/** Answers that the cache may no longer give stay in the history; their places in the cache's index don't. */
export function dropCachePlaces(db: Db, now: Date): Promise<number> {
  return db.$executeRaw`
    UPDATE runs SET cached_until = NULL WHERE id IN (
      SELECT id FROM runs WHERE cached_until < ${now} LIMIT ${AT_ONCE})`
}
