import { createHash } from 'node:crypto'
import { PassThrough, Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { ZipFile } from 'yazl'
import type { Blobs } from '#server/platform/blobs/blobs.ts'
import { VERSION } from '#server/platform/version.ts'
import { adding, copyOut, openSession, type Sum } from './copy.ts'
import { FORMAT, MANIFEST, type Manifest, originalOf, rowsOf, type TableEntry } from './manifest.ts'
import { listMigrations, listSequences, listTables } from './tables.ts'

/** Quick: most bytes are files that are packed already. */
const COMPRESSION = 1

/**
 * Writes everything that a database keeps into one ZIP, while it is in use: all tables as they were at one moment
 * (one repeatable read), each as a text of COPY with its checksum.
 * @param url a Postgres by URL
 * @param files the originals in S3 are fetched from here; left out, the manifest counts them only
 * @throws when the database has no schema, or goes away: what was written is then no backup
 */
export async function dump(url: string, output: Writable, files?: Pick<Blobs, 'read'>): Promise<Manifest> {
  const client = await openSession(url)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await write(client, output, files)
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, output: Writable, files?: Pick<Blobs, 'read'>): Promise<Manifest> {
  const migrations = await listMigrations(client)
  if (migrations.length === 0)
    throw new Error('There is nothing to back up: the database has no tables of ours.')
  const at = (await client.query<{ at: Date }>('SELECT now() AS at')).rows[0]?.at ?? new Date()
  const tables = await listTables(client)
  const sequences = await listSequences(client)
  const elsewhere = await listElsewhere(client)
  const done: TableEntry[] = []
  const contained: Manifest['elsewhere']['contained'] = []
  const made: { manifest?: Manifest } = {}

  const zip = new ZipFile()
  const fail = (error: Error) => (zip.outputStream as Readable).destroy(error)
  zip.on('error', fail)
  /** One after the other: a session can answer one COPY at a time. */
  const entry = (name: string, open: () => Readable, summed: (sum: Sum) => void) =>
    zip.addReadStreamLazy(
      name,
      { compressionLevel: COMPRESSION, forceZip64Format: true, mtime: at },
      (give) => {
        const passing = new PassThrough()
        pipeline(open(), adding(summed), passing).catch(fail)
        give(null, passing)
      },
    )

  for (const table of tables)
    entry(
      rowsOf(table.name),
      () => copyOut(client, table),
      ({ sha256, lines }) => done.push({ name: table.name, columns: table.columns, rows: lines, sha256 }),
    )
  if (files)
    for (const { id } of elsewhere)
      entry(
        originalOf(id),
        () => Readable.from(files.read(id), { objectMode: false }),
        ({ sha256 }) => contained.push({ id, sha256 }),
      )
  zip.addReadStreamLazy(MANIFEST, { mtime: at }, (give) => {
    made.manifest = {
      format: FORMAT,
      version: VERSION,
      at: at.toISOString(),
      migrations,
      tables: done,
      sequences,
      elsewhere: {
        files: elsewhere.length,
        bytes: elsewhere.reduce((sum, { bytes }) => sum + bytes, 0),
        contained,
      },
      content: contentOf(done),
    }
    give(null, Readable.from([Buffer.from(`${JSON.stringify(made.manifest, null, 2)}\n`)]))
  })
  zip.end()
  await pipeline(zip.outputStream as Readable, output)
  if (!made.manifest) throw new Error('the backup was not finished')
  return made.manifest
}

/** What two dumps of the same rows have in common. */
export function contentOf(tables: TableEntry[]): string {
  const lines = tables.map(({ name, rows, sha256 }) => `${name} ${rows} ${sha256}\n`).toSorted()
  return createHash('sha256').update(lines.join('')).digest('hex')
}

async function listElsewhere(client: pg.Client): Promise<{ id: string; bytes: number }[]> {
  const { rows } = await client.query<{ id: string; bytes: number }>(
    // Releases that knew of no other place have no such column.
    `SELECT id, size_bytes AS bytes FROM blobs b
     WHERE complete AND coalesce(to_jsonb(b)->>'driver', 'postgres') <> 'postgres' ORDER BY id`,
  )
  return rows
}
