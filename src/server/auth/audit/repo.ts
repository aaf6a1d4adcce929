import type { Db } from '#server/platform/db.ts'

export async function insertEntry(
  db: Db,
  values: {
    userId: number | null
    action: string
    subject: string
    details: Record<string, string | number | boolean | null>
    address: string
  },
): Promise<void> {
  await db.auditEntry.create({ data: values, select: { id: true } })
}
