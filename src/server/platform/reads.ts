import type pg from 'pg'

/**
 * What nearly every request reads, sent to Postgres as it stands: Prisma's client takes three times as much of the
 * processor for one row. Not named, so that it works through a pooler that shares connections between transactions.
 */
export type Reads = <Row>(text: string, values: unknown[]) => Promise<Row[]>

export function openReads(pool: pg.Pool): Reads {
  return async <Row>(text: string, values: unknown[]) => (await pool.query(text, values)).rows as Row[]
}
