import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
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

test('a migration whose process is killed while Postgres runs its script is applied by the next', async () => {
  const url = await emptyDatabase()
  const slow = history({ '1_first': 'CREATE TABLE one (); SELECT pg_sleep(3)' })
  const child = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { migrate } from ${JSON.stringify(new URL('./migrate.ts', import.meta.url).href)}
     await migrate(${JSON.stringify(url)}, ${JSON.stringify(slow)})`,
  ])
  const ended = once(child, 'exit')
  await vi.waitFor(async () => expect(await running(url)).toBe(1), { timeout: 60_000, interval: 20 })
  child.kill('SIGKILL')
  await ended
  expect(await running(url)).toBe(1)
  expect(await migrate(url, slow)).toEqual(['1_first'])
  expect(await tables(url)).toEqual(['_prisma_migrations', 'one'])
})

test('that a migration is done is noted in the transaction that does it', async () => {
  const url = await emptyDatabase()
  const sql = `CREATE TABLE mine AS SELECT pg_current_xact_id()::text AS at;
    CREATE TABLE noted (at text);
    CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN INSERT INTO noted VALUES (pg_current_xact_id()::text); RETURN NULL; END $$;
    CREATE TRIGGER note AFTER UPDATE OF finished_at ON _prisma_migrations FOR EACH ROW EXECUTE FUNCTION note(); -- last`
  await migrate(url, history({ '1_first': sql }))
  const noted = await ask(url, 'SELECT at FROM noted WHERE at IN (SELECT at FROM mine)')
  expect(noted).toHaveLength(1)
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

async function tables(url: string): Promise<unknown[]> {
  const rows = await ask(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
  return rows.map((row) => row.tablename)
}

/** How many scripts Postgres is just running. */
async function running(url: string): Promise<number> {
  const sql =
    "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(3)%' AND pid <> pg_backend_pid() AND datname = current_database()"
  return (await ask(url, sql)).length
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
