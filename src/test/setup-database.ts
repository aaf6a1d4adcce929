import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startDatabase } from '#launcher/postgres/database.ts'
import { migrate } from '#server/platform/migrate.ts'

/** What every test database is a copy of: all migrations applied, no rows. */
export const TEMPLATE = 'template_ultrai'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the test run's Postgres, of a database in which nothing is kept */
    postgres: string
  }
}

/** Quick rather than safe: what is lost in a crash here is lost gladly. */
const CARELESS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

/** One Postgres for the whole run (vitest's globalSetup), with one migrated template in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-test-'))
  chmodSync(folder, 0o711) // the user that root lends to Postgres passes through
  const database = await startDatabase(folder, CARELESS)
  await makeTemplate(database.url)
  project.provide('postgres', database.url)
  return async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
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
