import { createHash } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/**
 * Prisma's adapter for pg, but a migration's script goes to Postgres as it stands, in one message: so it runs as one
 * transaction, all of it or nothing. The adapter of 7.10 cuts scripts at every `;`, those in comments, texts and
 * function bodies too, and sends the pieces one by one.
 */
export class WholeScripts extends PrismaPg {
  readonly #connectionString: string
  #open: Awaited<ReturnType<PrismaPg['connect']>>[] = []

  constructor(connectionString: string) {
    // One session: the engine takes an advisory lock of its own, and would wait for itself in a second one.
    super({ connectionString, max: 1 })
    this.#connectionString = connectionString
  }

  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = (script) => run(this.#connectionString, script)
    this.#open.push(adapter)
    return adapter
  }

  /** Ends its sessions; the engine itself leaves them open. */
  async close(): Promise<void> {
    await Promise.all(this.#open.map((adapter) => adapter.dispose()))
  }
}

/** What sessions are called that run a migration's script. */
export const SCRIPT_SESSION = 'ultrai migration'

async function run(connectionString: string, script: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: SCRIPT_SESSION,
  })
  await client.connect()
  try {
    const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`)
    await client.query(rows[0].found ? `${script}\n;${recording(script)}` : script)
  } catch (error) {
    throw error instanceof pg.DatabaseError ? asPrismaError(error) : error
  } finally {
    await client.end()
  }
}

/**
 * Notes in the script's own transaction that its migration is done. The engine notes it too, but later: a process killed
 * between the two would leave a migration that is done and taken for failed, and can't be done again.
 */
function recording(script: string): string {
  const checksum = createHash('sha256').update(script).digest('hex')
  return `UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1
    WHERE "checksum" = '${checksum}' AND "finished_at" IS NULL AND "rolled_back_at" IS NULL`
}

function asPrismaError({
  code,
  severity,
  message,
  detail,
  column,
  hint,
}: pg.DatabaseError): DriverAdapterError {
  return new DriverAdapterError({
    kind: 'postgres',
    code: code ?? 'XX000',
    severity: severity ?? 'ERROR',
    message,
    detail,
    column,
    hint,
  })
}
