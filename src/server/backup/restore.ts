import type { Readable } from 'node:stream'
import type pg from 'pg'
import { migrate } from '#server/platform/migrate.ts'
import { readMigrations } from '#server/platform/schema-engine.ts'
import { type Archive, openArchive, verify } from './archive.ts'
import { copyIn, copyOut, openSession, sumOf } from './copy.ts'
import { type Manifest, originalOf, rowsOf } from './manifest.ts'
import { takeIn } from './originals.ts'
import { keepSetting } from './record.ts'
import { requeue, withQueue } from './requeue.ts'
import { listMigrations, listTables, quote } from './tables.ts'
import { dropSchema, emptyTables, listFilled, whoUses } from './target.ts'

/** A restore that can't be: says why and what to do. Nothing was changed. */
export class Refused extends Error {}

export interface Restored {
  manifest: Manifest
  /** Jobs that were under way, and are again. */
  requeued: number
}

/**
 * Loads a backup into a database, in one transaction: all of it, or nothing. The backup is read and checked whole
 * before anything is touched; its rows are read back and compared before they are kept. An older release's backup is
 * loaded into its own schema and then brought up to date.
 * @param input.replace what the database has is given up; refused while web or worker use it
 * @throws DamagedBackup, Refused
 */
export async function restore(input: { url: string; file: string; replace?: boolean }): Promise<Restored> {
  const { url, file, replace = false } = input
  const archive = await openArchive(file)
  try {
    await verify(archive, file)
    const known = await checkRelease(archive.manifest)
    await makeSchema(url, archive.manifest, { replace, known })
    const requeued = await withQueue(url, async (queue) => {
      const client = await openSession(url)
      try {
        return await inOneTransaction(client, () => load(client, { archive, replace, url, queue }))
      } finally {
        await client.end()
      }
    })
    await migrate(url)
    return { manifest: archive.manifest, requeued }
  } finally {
    archive.close()
  }
}

/** Whether this release knows the schema that the backup was made of. Returns the names of all migrations. */
async function checkRelease({ migrations, version }: Manifest): Promise<string[]> {
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  const strange = migrations.filter(({ name }, index) => known[index] !== name)
  if (strange.length > 0)
    throw new Refused(
      `The backup was made by release ${version}, whose tables this release does not know (${strange[0]?.name}). Take that release or a newer one, and try again. Nothing was changed.`,
    )
  return known
}

async function makeSchema(
  url: string,
  { migrations }: Manifest,
  { replace, known }: { replace: boolean; known: string[] },
): Promise<void> {
  const client = await openSession(url)
  try {
    const there = await listMigrations(client)
    const filled = there.length > 0 ? await listFilled(client) : []
    if (filled.length > 0 && !replace)
      throw new Refused(
        `The database is not empty (${filled.join(', ')}). --replace gives up what is in it. Nothing was changed.`,
      )
    const users = filled.length > 0 ? await whoUses(client) : []
    if (users.length > 0)
      throw new Refused(`Stop the product first (${users.join(', ')} use the database). Nothing was changed.`)
    if (there.length === migrations.length) return
    if (filled.length > 0)
      throw new Refused(
        'The database is of another release than the backup. Restore into an empty database. Nothing was changed.',
      )
    if (there.length > migrations.length) await dropSchema(client)
  } finally {
    await client.end()
  }
  await migrate(url, undefined, known[migrations.length - 1])
}

async function inOneTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN; SET LOCAL lock_timeout = '10s'")
  const result = await work()
  await client.query('COMMIT')
  return result
}

interface Loading {
  archive: Archive
  replace: boolean
  url: string
  queue: Parameters<typeof requeue>[1]
}

async function load(client: pg.Client, { archive, replace, queue }: Loading): Promise<number> {
  const { tables, sequences, content, at } = archive.manifest
  const names = tables.map(({ name }) => quote(name))
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
  if (replace) await emptyTables(client)
  else if ((await listFilled(client)).length > 0)
    throw new Refused('Somebody has begun to use the database meanwhile. Nothing was changed.')
  // Readers are woken once, by the worker that goes on; ten thousand notices would be of no use to anybody.
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
  for (const table of tables) await copyIn(client, table, await archive.read(rowsOf(table.name)))
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
  await compare(client, archive.manifest)
  for (const { name, value } of sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quote(name), value])
  for (const { id } of archive.manifest.elsewhere.contained)
    await takeIn(client, id, (await archive.read(originalOf(id))) as Readable)
  const requeued = await requeue(client, queue)
  if (tables.some(({ name }) => name === 'settings'))
    await keepSetting(client, 'restore.last', { at: new Date().toISOString(), backupOf: at, content })
  return requeued
}

/** Reads everything back: what will be kept is what was dumped, to the byte. */
async function compare(client: pg.Client, { tables }: Manifest): Promise<void> {
  const there = new Map((await listTables(client)).map((table) => [table.name, table]))
  for (const { name, columns, sha256, rows } of tables) {
    const table = there.get(name)
    const sum = table && (await sumOf(copyOut(client, { ...table, columns })))
    if (sum?.sha256 !== sha256 || sum.lines !== rows)
      throw new Error(`${name} came out of the database other than it went in. Nothing was changed.`)
  }
}
