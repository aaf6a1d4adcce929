import { inTransaction, type PrismaClient } from '#server/platform/db.ts'
import type { Sql } from '../sql.ts'

/** The statements of vector search over Prisma's own connections. */
export function sqlOf(db: PrismaClient): Sql {
  return {
    ...over(db),
    transaction: (work) => inTransaction(db, (tx) => work({ ...over(tx), transaction: nested })),
  }
}

function over(db: Pick<PrismaClient, '$queryRawUnsafe'>): Pick<Sql, 'query'> {
  return { query: (text, parameters = []) => db.$queryRawUnsafe(text, ...parameters) }
}

function nested(): never {
  throw new Error('a transaction within a transaction')
}

/** Which model's vectors the pgvector driver has all of; written by the worker, read by every process. */
const READY = 'search.pgvector'

export async function writeReady(db: Pick<PrismaClient, 'setting'>, ready: object | null): Promise<void> {
  const value = ready ?? {}
  await db.setting.upsert({ where: { key: READY }, create: { key: READY, value }, update: { value } })
}

export async function readReady(db: Pick<PrismaClient, 'setting'>): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key: READY }, select: { value: true } }))?.value ?? null
}
