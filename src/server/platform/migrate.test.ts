import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { emptyDatabase } from '#test/database.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'ultrai-migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('two migrations at once converge: each is applied once', async () => {
  const url = await emptyDatabase()
  const prisma = history({ '1_first': 'CREATE TABLE one ()', '2_second': 'CREATE TABLE two ()' })
  const applied = await Promise.all([migrate(url, prisma), migrate(url, prisma)])
  expect(applied.flat()).toEqual(['1_first', '2_second'])
})

test('a migration that fails leaves nothing of itself, and is tried again when it is mended', async () => {
  const url = await emptyDatabase()
  const broken = history({ '1_first': 'CREATE TABLE one (); CREATE TABLE two (); SELECT 1/0' })
  await expect(migrate(url, broken)).rejects.toThrow('division by zero')
  expect(await tables(url)).toEqual(['_prisma_migrations'])
  const mended = history({ '1_first': 'CREATE TABLE one (); CREATE TABLE two ()' })
  expect(await migrate(url, mended)).toEqual(['1_first'])
  expect(await tables(url)).toEqual(['_prisma_migrations', 'one', 'two'])
})

test('a semicolon in a comment, a text or a function does not cut a migration', async () => {
  const url = await emptyDatabase()
  const sql = `-- one; two
    CREATE TABLE one (words text DEFAULT 'a;b');
    CREATE FUNCTION three() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 3; END $$;`
  expect(await migrate(url, history({ '1_first': sql }))).toEqual(['1_first'])
  expect(await tables(url)).toContain('one')
})

test("this project's own migrations apply to an empty database, and a second time do nothing", async () => {
  const url = await emptyDatabase()
  expect((await migrate(url)).length).toBeGreaterThan(0)
  expect(await migrate(url)).toEqual([])
})

let histories = 0

/** A `prisma/` folder with these migrations. */
function history(migrations: Record<string, string>): string {
  const prisma = join(folder, String(++histories))
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(join(prisma, 'migrations', name), { recursive: true })
    writeFileSync(join(prisma, 'migrations', name, 'migration.sql'), sql)
  }
  writeFileSync(join(prisma, 'schema.prisma'), 'datasource db {\n  provider = "postgresql"\n}\n')
  return prisma
}

async function tables(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  )
  await client.end()
  return rows.map((row) => row.tablename)
}
