import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { TEMPLATE, withDatabase } from './setup-database.ts'

/**
 * A database of this test file's own: every migration applied, no rows. Call it outside of the tests
 * (`const url = await freshDatabase()`); it is dropped after the file's last test, whoever is still connected.
 * @returns its URL
 */
export async function freshDatabase(): Promise<string> {
  return create(`TEMPLATE ${TEMPLATE}`)
}

/** A database without tables, for tests of migrations themselves. @returns its URL */
export async function emptyDatabase(): Promise<string> {
  return create('')
}

async function create(how: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(`CREATE DATABASE ${name} ${how}`)
  afterAll(() => run(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
  return withDatabase(inject('postgres'), name)
}

async function run(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
