import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '#server/platform/migrate.ts'
import { readMigrations } from '#server/platform/schema-engine.ts'
import { settled, testApp } from '#test/app.ts'
import { emptyDatabase, freshDatabase } from '#test/database.ts'
import { dump } from './dump.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'ultrai-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const app = await testApp()
const source = app.deps.env.databaseUrl ?? ''
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const LEASE =
  'The notice period is 90 days.\n\nThe rent is 1,250 euros.\tIt is “due” monthly: \\N, \\., 日本.\n'
const documentId = await app.ready(user, 'lease.md', LEASE)
const bytes = new Uint8Array(700_000).fill(32).map((_, at) => (at % 97 === 0 ? 10 : 97 + (at % 26)))
await app.ready(user, 'long.txt', bytes)
const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary' })
await settled(async () => (await caller.analyses.get({ id: analysisId })).state)

async function dumpTo(name: string, url = source): Promise<{ file: string; manifest: Manifest }> {
  const file = join(folder, name)
  return { file, manifest: await dump(url, createWriteStream(file)) }
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const { file, manifest } = await dumpTo('whole.zip')

test('a restored database has the same rows and files by checksum, and gives no id twice', async () => {
  const url = await emptyDatabase()
  await restore({ url, file })
  const again = await dumpTo('again.zip', url)
  expect(again.manifest.tables).toEqual(manifest.tables)
  expect(again.manifest.content).toBe(manifest.content)
  expect(manifest.tables.find(({ name }) => name === 'blob_pieces')?.rows).toBeGreaterThan(2)
  const next = "SELECT nextval('documents_id_seq')::int AS id"
  expect(await query(url, next)).toEqual(await query(source, next))
})

test('a backup is of one moment, though the product goes on writing', async () => {
  const writing = app.upload(user, 'meanwhile.md', 'Written while the backup runs.')
  const { file: during } = await dumpTo('during.zip')
  await writing
  const url = await emptyDatabase()
  await restore({ url, file: during }) // a document without its file, or a file without its pieces, would be refused
})

test('originals that are kept elsewhere are named as left out, or fetched and then kept in the database', async () => {
  const there = await emptyDatabase()
  await restore({ url: there, file })
  const [blob] = await query(there, 'SELECT blob_id AS id FROM documents ORDER BY documents.id LIMIT 1')
  await query(
    there,
    `UPDATE blobs SET driver = 's3' WHERE id = '${blob.id}'; DELETE FROM blob_pieces WHERE blob_id = '${blob.id}'`,
  )
  const without = await dumpTo('without.zip', there)
  expect(without.manifest.elsewhere).toEqual({ files: 1, bytes: Buffer.byteLength(LEASE), contained: [] })

  const withFiles = join(folder, 'with-files.zip')
  const s3 = {
    read: async function* () {
      yield Buffer.from(LEASE)
    },
  }
  await dump(there, createWriteStream(withFiles), s3)
  const url = await emptyDatabase()
  await restore({ url, file: withFiles })
  const [row] = await query(
    url,
    `SELECT driver, bytes FROM blobs b JOIN blob_pieces ON blob_id = id WHERE id = '${blob.id}'`,
  )
  expect(row).toEqual({ driver: 'postgres', bytes: Buffer.from(LEASE) })
})

test('jobs that were under way are taken up again', async () => {
  const url = await emptyDatabase()
  await query(source, "UPDATE jobs SET state = 'working' WHERE kind = 'ingest'")
  const { file: busy } = await dumpTo('busy.zip')
  await query(source, "UPDATE jobs SET state = 'done' WHERE kind = 'ingest'")
  const { requeued } = await restore({ url, file: busy })
  expect(requeued).toBeGreaterThanOrEqual(2)
  const waiting = await query(
    url,
    "SELECT data->>'jobId' AS id FROM pgboss.job WHERE name = 'ingest' AND state = 'created' ORDER BY 1",
  )
  expect(waiting).toEqual(await query(url, "SELECT id FROM jobs WHERE state = 'working' ORDER BY 1"))
})

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['with one bit turned', (whole: Buffer) => withBitTurned(whole)],
  ['that is something else', () => Buffer.from('Not a ZIP at all, but a text that somebody named so.')],
])('a backup %s is refused before anything is touched', async (what, harm) => {
  const url = await freshDatabase()
  const harmed = join(folder, `${what}.zip`)
  writeFileSync(harmed, harm(readFileSync(file)))
  await expect(restore({ url, file: harmed })).rejects.toThrow('is no whole backup')
  expect(await query(url, "SELECT to_regnamespace('pgboss') AS queues")).toEqual([{ queues: null }])
})

function withBitTurned(whole: Buffer): Buffer {
  const harmed = Buffer.from(whole)
  const at = Math.floor(whole.length / 2)
  harmed[at] = (harmed[at] ?? 0) ^ 1
  return harmed
}

test('what a database has is given up only when that is said, and never under a running product', async () => {
  const url = await emptyDatabase()
  await restore({ url, file })
  await query(url, "UPDATE users SET username = 'Changed since'")
  await expect(restore({ url, file })).rejects.toThrow('not empty')
  expect(await query(url, 'SELECT username FROM users')).toEqual([{ username: 'Changed since' }])

  const web = new pg.Client({ connectionString: url, application_name: 'ultrai-web' })
  await web.connect()
  await expect(restore({ url, file, replace: true })).rejects.toThrow('Stop the product first')
  await web.end()

  await restore({ url, file, replace: true })
  expect(await query(url, 'SELECT username FROM users')).toEqual([{ username: 'ada' }])
})

test('a backup of an earlier release is loaded into its own tables and brought up to date', async () => {
  const names = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  const old = await emptyDatabase()
  await migrate(old, undefined, names[0])
  await query(
    old,
    "INSERT INTO users (email, username, hashed_password, updated_at) VALUES ('a@b.c', 'A', 'x', now())",
  )
  const { file: earlier } = await dumpTo('earlier.zip', old)
  for (const url of [await emptyDatabase(), await freshDatabase()]) {
    await restore({ url, file: earlier })
    expect(await query(url, 'SELECT email, disabled_at FROM users')).toEqual([
      { email: 'a@b.c', disabled_at: null },
    ])
    expect(await migrate(url)).toEqual([])
  }
})

test('a backup of a later release is refused', async () => {
  const later = await emptyDatabase()
  await migrate(later)
  await query(
    later,
    "UPDATE _prisma_migrations SET migration_name = '29990101000000_later' WHERE migration_name LIKE '%first'",
  )
  const { file: unknown } = await dumpTo('later.zip', later)
  await expect(restore({ url: await emptyDatabase(), file: unknown })).rejects.toThrow('does not know')
})
