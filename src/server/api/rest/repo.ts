import type { Db } from '#server/platform/db.ts'
import type { Prisma } from '#server/platform/prisma/client.ts'

/** What a run has cost so far, by its id, in millionths of a dollar; null where its model's price is not known. */
export async function costsOfRuns(db: Db, ids: number[]): Promise<Map<number, number | null>> {
  const rows = await db.run.findMany({ where: { id: { in: ids } }, select: { id: true, costMicros: true } })
  return new Map(rows.map((row) => [row.id, row.costMicros === null ? null : Number(row.costMicros)]))
}

/** The words of analyses' claims, in their order. The caller has checked that the analyses are the user's. */
export async function wordsOfAnalyses(db: Db, ids: number[]): Promise<Map<number, string>> {
  const claims = { orderBy: { ordinal: 'asc' }, select: { text: true } } as const
  const rows = await db.analysisRun.findMany({
    where: { analysisId: { in: ids } },
    select: { analysisId: true, run: { select: { claims } } },
  })
  const words = (of: (typeof rows)[number]) => of.run.claims.map((claim) => claim.text).join('\n\n')
  return new Map(rows.map((row) => [row.analysisId, words(row)]))
}

/** A first answer to be given again. `status` null: its request is still at work. */
export interface KeptAnswer {
  request: string
  status: number | null
  response: unknown
}

/** Takes a key for a request. False: it is taken. One that is at work since `abandoned` may be taken over. */
export async function reserveKey(
  db: Db,
  by: { userId: number; key: string; request: string; abandoned: Date; at: Date },
): Promise<boolean> {
  const { userId, key, request, at } = by
  const made = await db.idempotencyKey.createMany({
    data: [{ userId, key, request, createdAt: at }],
    skipDuplicates: true,
  })
  if (made.count === 1) return true
  const taken = await db.idempotencyKey.updateMany({
    where: { userId, key, status: null, createdAt: { lt: by.abandoned } },
    data: { request, createdAt: at },
  })
  return taken.count === 1
}

export async function findKey(db: Db, by: { userId: number; key: string }): Promise<KeptAnswer | null> {
  return db.idempotencyKey.findUnique({
    where: { userId_key: { userId: by.userId, key: by.key } },
    select: { request: true, status: true, response: true },
  })
}

export async function keepAnswer(
  db: Db,
  by: { userId: number; key: string },
  answer: { request: string; status: number; response: object },
): Promise<void> {
  const { request, status, response } = answer
  await db.idempotencyKey.updateMany({
    where: { userId: by.userId, key: by.key },
    data: { request, status, response: response as Prisma.InputJsonObject },
  })
}

/** Lets go of the reservation that was made `at` that time, and of no later one. */
export async function releaseKey(db: Db, by: { userId: number; key: string; at: Date }): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { userId: by.userId, key: by.key, createdAt: by.at } })
}

export async function forgetKeys(db: Db, before: Date): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } })
}
