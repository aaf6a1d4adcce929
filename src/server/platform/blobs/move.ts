import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Log } from '../log.ts'
import type { BlobDriver } from './blobs.ts'
import { postgresStore } from './postgres.ts'
import type { BlobStore } from './store.ts'
import { inTransaction } from './transaction.ts'

interface MoveDeps {
  pool: pg.Pool
  log: Pick<Log, 'warn'>
  storeOf: (driver: BlobDriver) => BlobStore
}

interface Found {
  driver: BlobDriver
  size: number
  sha256: string | null
}

/** See Blobs.move. A crash in between leaves the blob where it was, and at most an object for the sweep. */
export async function moveBlob(
  deps: MoveDeps,
  input: { id: string; to: BlobDriver; expected: { sha256: string | null } },
): Promise<boolean> {
  const { id, to, expected } = input
  const found = await deps.pool.query<{ driver: BlobDriver; size_bytes: number }>(
    'SELECT driver, size_bytes FROM blobs WHERE id = $1 AND complete',
    [id],
  )
  const row = found.rows[0]
  if (!row || row.driver === to) return false
  const blob = { id, driver: row.driver, size: row.size_bytes, sha256: expected.sha256 }
  return to === 'postgres' ? intoPostgres(deps, blob) : outOfPostgres(deps, blob, deps.storeOf(to))
}

async function outOfPostgres(
  deps: MoveDeps,
  blob: Found & { id: string },
  target: BlobStore,
): Promise<boolean> {
  return inTransaction(deps.pool, async (client) => {
    if (!(await claim(client, blob.id, target.driver))) return false
    const source = postgresStore(client)
    try {
      await target.put(blob.id, source.get(blob.id, 0))
      await compare(target.get(blob.id, 0), blob)
    } catch (error) {
      await target.drop(blob.id).catch((err) => deps.log.warn({ err, id: blob.id }, 'left for the sweep'))
      throw error
    }
    await source.drop(blob.id)
    return true
  })
}

async function intoPostgres(deps: MoveDeps, blob: Found & { id: string }): Promise<boolean> {
  const source = deps.storeOf(blob.driver)
  const moved = await inTransaction(deps.pool, async (client) => {
    if (!(await claim(client, blob.id, 'postgres'))) return false
    const target = postgresStore(client)
    await target.put(blob.id, source.get(blob.id, 0))
    await compare(target.get(blob.id, 0), blob)
    return true
  })
  if (moved)
    await source.drop(blob.id).catch((err) => deps.log.warn({ err, id: blob.id }, 'left for the sweep'))
  return moved
}

/**
 * Says where the blob is once this transaction commits; false when it is gone or there already. First of all, so that
 * another mover, a removal and the sweep wait for the end; readers don't: for them it is where it was.
 */
async function claim(client: pg.PoolClient, id: string, driver: BlobDriver): Promise<boolean> {
  const updated = await client.query(
    'UPDATE blobs SET driver = $2 WHERE id = $1 AND driver <> $2 AND complete',
    [id, driver],
  )
  return updated.rowCount === 1
}

async function compare(
  bytes: AsyncIterable<Uint8Array>,
  expected: Pick<Found, 'size' | 'sha256'>,
): Promise<void> {
  const hash = createHash('sha256')
  let size = 0
  for await (const piece of bytes) {
    hash.update(piece)
    size += piece.byteLength
  }
  if (size !== expected.size) throw new Error(`the copy has ${size} bytes, not ${expected.size}`)
  const sha256 = hash.digest('hex')
  if (expected.sha256 !== null && sha256 !== expected.sha256)
    throw new Error(`the copy’s SHA-256 is ${sha256}, not ${expected.sha256}`)
}
