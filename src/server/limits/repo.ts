import type { Db } from '#server/platform/db.ts'

/**
 * Adds one to what a user has uploaded on this UTC day of the database's clock, unless that would be more than
 * `limit`: then false. A row's lock makes it exact for any number at once; it lasts until the transaction ends.
 */
export async function addUpload(db: Db, by: { userId: number; limit: number }): Promise<boolean> {
  const added = await db.$executeRaw`
    INSERT INTO upload_days (user_id, day, count) VALUES (${by.userId}, (now() AT TIME ZONE 'utc')::date, 1)
    ON CONFLICT (user_id, day) DO UPDATE SET count = upload_days.count + 1 WHERE upload_days.count < ${by.limit}`
  return added === 1
}

/** What a user has uploaded on this UTC day, and when the next one begins. */
export async function uploadsToday(db: Db, userId: number): Promise<{ count: number; resetsAt: Date }> {
  const rows = await db.$queryRaw<{ count: number; resetsAt: Date }[]>`
    WITH today AS (SELECT (now() AT TIME ZONE 'utc')::date AS day)
    SELECT coalesce(u.count, 0) AS count, (today.day + 1)::timestamp AT TIME ZONE 'utc' AS "resetsAt"
    FROM today LEFT JOIN upload_days u ON u.user_id = ${userId} AND u.day = today.day`
  return rows[0] ?? { count: 0, resetsAt: new Date() }
}
