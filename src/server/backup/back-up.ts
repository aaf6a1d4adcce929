import { createWriteStream, readdirSync, rmSync } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { openBlobs } from '#server/platform/blobs/open.ts'
import { blobDriver, s3Settings } from '#server/platform/blobs/s3-settings.ts'
import type { Env } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import { dump } from './dump.ts'
import type { Manifest } from './manifest.ts'
import { recordBackup } from './record.ts'

/** What backups are called: sorted by name is sorted by age. */
export const NAME = (now: Date) => `ultrai-${now.toISOString().replaceAll(':', '').slice(0, 17)}Z.zip`
const OURS = /^ultrai-\d{4}-\d\d-\d\dT\d{6}Z\.zip$/

/**
 * Backs a database up into a file. It has its name only when it is whole and on the disk, and `backup.last` is
 * written only then. For its owner's eyes: it has everybody's documents.
 */
export async function backUp(
  env: Env,
  input: { url: string; path: string; withFiles: boolean },
): Promise<{ manifest: Manifest; bytes: number; seconds: number }> {
  const start = Date.now()
  const half = `${input.path}.part`
  await mkdir(dirname(input.path), { recursive: true, mode: 0o700 })
  try {
    const manifest = await withFiles(env, input, (files) =>
      dump(input.url, createWriteStream(half, { mode: 0o600 }), files),
    )
    await sync(half)
    await rename(half, input.path)
    const { size: bytes } = await stat(input.path)
    const seconds = Math.round((Date.now() - start) / 100) / 10
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    await recordBackup(input.url, { at: manifest.at, file: basename(input.path), bytes, seconds, rows })
    return { manifest, bytes, seconds }
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

async function withFiles<T>(
  env: Env,
  input: { url: string; withFiles: boolean },
  work: (files?: ReturnType<typeof openBlobs>) => Promise<T>,
): Promise<T> {
  if (!input.withFiles) return work()
  const pool = new pg.Pool({ connectionString: input.url, max: 2 })
  const log = createLog('worker', 'error')
  try {
    return await work(openBlobs({ pool, driver: blobDriver(env), s3: s3Settings(env), log }))
  } finally {
    await pool.end()
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Removes the oldest backups of a folder but `keep`; other files are left alone. Returns their names. */
export function dropOlder(folder: string, keep: number): string[] {
  const dropped = readdirSync(folder)
    .filter((name) => OURS.test(name))
    .toSorted()
    .slice(0, -keep)
  for (const name of dropped) rmSync(join(folder, name))
  return dropped
}
