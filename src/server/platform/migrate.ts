import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import { NO_FILTERS, PRISMA_FOLDER, readMigrations, withEngine } from './schema-engine.ts'
import { SCRIPT_SESSION } from './whole-scripts.ts'

/** Any number that nothing else in the database locks: the letters "ultr". */
const LOCK = 0x75_6c_74_72

/**
 * Brings a database to the newest migration, in order, each in the history table that `prisma migrate` reads too.
 * Two at once converge: an advisory lock lets one go first, and the other finds nothing left to do.
 * @param last stops after this migration: the schema of an earlier release
 * @returns the names of the migrations that were applied now
 * @throws the engine's error, with the failing statement, if a migration fails; it is then listed as failed
 */
export async function migrate(
  connectionString: string,
  prismaFolder = PRISMA_FOLDER,
  last?: string,
): Promise<string[]> {
  const migrationsList = upTo(await readMigrations(prismaFolder), last)
  if (migrationsList.migrationDirectories.length === 0) return []
  return whileLocked(connectionString, () =>
    withEngine(connectionString, prismaFolder, async (engine) => {
      await forgetFailed(engine, migrationsList)
      const applied = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })
      return applied.appliedMigrationNames
    }),
  )
}

function upTo(list: MigrationList, last: string | undefined): MigrationList {
  if (last === undefined) return list
  return { ...list, migrationDirectories: list.migrationDirectories.filter(({ path }) => path <= last) }
}

/**
 * Lets migrations that failed or were killed midway be tried again. Safe because the engine sends each script as one
 * message, which Postgres runs as one transaction, with the note that it is done: nothing of a failed one stayed.
 */
async function forgetFailed(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const ask = { migrationsList, optInToShadowDatabase: false, filters: NO_FILTERS }
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory(ask)
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName })
}

/**
 * A process that was killed leaves its script running in Postgres. Whoever has the lock ends it: it is undone, or was
 * done and noted just before.
 */
async function endOrphans(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = $1`,
    [SCRIPT_SESSION],
  )
}

async function whileLocked<Result>(connectionString: string, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000, keepAlive: true })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK])
    await endOrphans(client)
    return await work()
  } finally {
    await client.end() // ends the lock with the session
  }
}
