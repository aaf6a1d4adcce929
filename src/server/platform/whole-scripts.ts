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

async function run(connectionString: string, script: string): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  await client.connect()
  try {
    await client.query(script)
  } catch (error) {
    throw error instanceof pg.DatabaseError ? asPrismaError(error) : error
  } finally {
    await client.end()
  }
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
