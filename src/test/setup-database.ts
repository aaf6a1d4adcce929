import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startTemporaryDatabase } from '#launcher/postgres/temporary.ts'
import { migrate } from '#server/platform/migrate.ts'

/** What every test database is a copy of: all migrations applied, no rows. */
export const TEMPLATE = 'template_ultrai'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the test run's Postgres, of a database in which nothing is kept */
    postgres: string
  }
}

/** One Postgres for the whole run (vitest's globalSetup), with one migrated template in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startTemporaryDatabase()
  await makeTemplate(database.url)
  project.provide('postgres', database.url)
  return database.stop
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${TEMPLATE}`)
  await client.end()
  await migrate(withDatabase(url, TEMPLATE))
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
