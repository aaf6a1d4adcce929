import type { Db } from '#server/platform/db.ts'

export async function ping(db: Db): Promise<void> {
  await db.$queryRaw`SELECT 1`
}

/** `report`: what only the worker knows. */
export async function beat(db: Db, id: string, report: Record<string, string[]>): Promise<void> {
  await db.worker.upsert({
    where: { id },
    create: { id, report, seenAt: new Date() },
    update: { report, seenAt: new Date() },
  })
}

export async function forgetWorker(db: Db, id: string): Promise<void> {
  await db.worker.deleteMany({
    where: { OR: [{ id }, { seenAt: { lt: new Date(Date.now() - 3_600_000) } }] },
  })
}

export async function lastBeat(db: Db): Promise<Date | null> {
  const row = await db.worker.findFirst({ orderBy: { seenAt: 'desc' }, select: { seenAt: true } })
  return row?.seenAt ?? null
}
