import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { watchForHangs } from './hang-watch.ts'
import type { Log } from './log.ts'
import { PrismaClient } from './prisma/client.ts'

/** The tables, or a transaction over them: whoever takes a `Db` can be given either. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$use' | '$extends' | '$transaction'>

export type { PrismaClient }

export interface Database {
  pool: pg.Pool
  prisma: PrismaClient
  close(): Promise<void>
}

/** One pool per process, shared by Prisma and by what reads bytes and notifications. */
export function openDatabase(options: {
  url: string
  poolSize: number
  log: Log
  name: string
  /** How long a statement may be waited for, in milliseconds: a database that hangs must not hang its callers. */
  queryTimeout?: number
  /** Whether people wait for it: then nobody waits for a server that hangs, not even as long as a statement may take. */
  peopleWait?: boolean
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.name,
    // Without it a dead server is waited for for ever. The wait for one's turn counts too: on a busy machine a worker's
    // takes seconds, and costs nobody anything.
    connectionTimeoutMillis: options.peopleWait ? 2_500 : 10_000,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    ...(options.queryTimeout ? { query_timeout: options.queryTimeout } : {}),
  })
  // An idle connection that breaks would otherwise end the process.
  pool.on('error', (error) => options.log.warn({ err: error }, 'a database connection broke'))
  const watch = options.peopleWait ? watchForHangs(pool, options) : null
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    async close() {
      watch?.stop()
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** True for what Postgres says when a row would stand twice where it may stand once (Prisma's P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'P2002'
}

/**
 * Runs `work` in one transaction. Its time is bounded so that a hung statement gives its connection back;
 * storing a long book's text takes seconds, not a minute.
 */
export function inTransaction<T>(prisma: PrismaClient, work: (tx: Db) => Promise<T>): Promise<T> {
  return prisma.$transaction((tx) => work(tx as unknown as Db), { maxWait: 5_000, timeout: 60_000 })
}
