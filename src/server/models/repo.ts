import type { Db } from '#server/platform/db.ts'

/** A row of `settings` for each model that is switched off. */
const OFF = 'model_off:'

export async function listSwitchedOff(db: Db): Promise<string[]> {
  const rows = await db.setting.findMany({ where: { key: { startsWith: OFF } }, select: { key: true } })
  return rows.map(({ key }) => key.slice(OFF.length))
}

export async function switchOff(db: Db, model: string): Promise<void> {
  const key = OFF + model
  await db.setting.upsert({ where: { key }, create: { key, value: true }, update: { value: true } })
}

export async function switchOn(db: Db, model: string): Promise<void> {
  await db.setting.deleteMany({ where: { key: OFF + model } })
}

/** Who did what with a model. */
export async function auditSwitch(
  db: Db,
  entry: { userId: number; model: string; on: boolean },
): Promise<void> {
  const { userId, model, on } = entry
  await db.auditEntry.create({
    data: { userId, action: on ? 'model.switched_on' : 'model.switched_off', subject: model },
  })
}

/** What workers that live have told about providers that fail. */
export async function listFailing(db: Db): Promise<string[]> {
  const rows = await db.worker.findMany({
    where: { seenAt: { gt: new Date(Date.now() - 30_000) } },
    select: { report: true },
  })
  return rows.flatMap(({ report }) => {
    const failing = (report as { failingProviders?: unknown } | null)?.failingProviders
    return Array.isArray(failing) ? failing.filter((name) => typeof name === 'string') : []
  })
}
