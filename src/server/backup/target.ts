import type pg from 'pg'
import { listTables, quote, selectFrom } from './tables.ts'

/** Processes of the product that use a database now, by their names there. */
export async function whoUses(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND application_name IN ('ultrai-web', 'ultrai-worker', 'ultrai-queue')`,
  )
  return rows.map(({ name }) => name)
}

/** The tables of ours that have rows. */
export async function listFilled(client: pg.Client): Promise<string[]> {
  const filled: string[] = []
  for (const table of await listTables(client)) {
    const { rows } = await client.query<{ is: boolean }>(`SELECT EXISTS (${selectFrom(table)}) AS is`)
    if (rows[0]?.is) filled.push(table.name)
  }
  return filled
}

/** Takes a schema without rows away, so that an older one can be made in its place. */
export async function dropSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ drop: string }>(
    `SELECT 'DROP TABLE ' || c.oid::regclass || ' CASCADE' AS drop, c.oid FROM pg_class c
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
     UNION ALL SELECT 'DROP FUNCTION ' || p.oid::regprocedure || ' CASCADE', p.oid FROM pg_proc p
       WHERE p.pronamespace = 'public'::regnamespace
     UNION ALL SELECT 'DROP TYPE ' || t.oid::regtype || ' CASCADE', t.oid FROM pg_type t
       WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'e'`,
  )
  const { rows: extensions } = await client.query<{ objid: number }>(
    "SELECT objid FROM pg_depend WHERE deptype = 'e'",
  )
  const foreign = new Set(extensions.map(({ objid }) => objid))
  const ours = (rows as { drop: string; oid: number }[]).filter(({ oid }) => !foreign.has(oid))
  await client.query(['BEGIN', ...ours.map(({ drop }) => drop), 'COMMIT'].join('; '))
}

/** Empties all tables, and what waits in the queues: the messages of jobs that are gone. */
export async function emptyTables(client: pg.Client): Promise<void> {
  const names = (await listTables(client)).map(({ name }) => quote(name))
  await client.query(`TRUNCATE ${names.join(', ')} RESTART IDENTITY CASCADE`)
  await client.query('DELETE FROM pgboss.job')
}
