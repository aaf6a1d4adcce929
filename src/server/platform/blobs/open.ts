import type pg from 'pg'
import { AppError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { BlobDriver, Blobs } from './blobs.ts'
import { moveBlob } from './move.ts'
import { postgresStore } from './postgres.ts'
import { s3Store } from './s3.ts'
import type { S3Settings } from './s3-client.ts'
import type { BlobStore } from './store.ts'
import { inTransaction } from './transaction.ts'

interface Row {
  driver: BlobDriver
  complete: boolean
  size_bytes: number
}

/**
 * The blobs. A row in Postgres says of each whether it is whole and in which store; bytes are written to `driver`.
 * What a crash left is a row that is not complete, or an object that no row knows of: both are swept by their age.
 */
export function openBlobs(options: {
  pool: pg.Pool
  driver: BlobDriver
  s3: S3Settings | null
  log: Pick<Log, 'warn'>
}): Blobs {
  const { pool, driver, s3, log } = options
  const stores = { postgres: postgresStore(pool), s3: s3 && s3Store(s3) }

  function storeOf(name: BlobDriver): BlobStore {
    const store = stores[name]
    if (store) return store
    log.warn({ driver: name }, 'a file lies in a store that is not configured')
    throw new AppError('service.storage')
  }

  async function find(id: string): Promise<Row | null> {
    const found = await pool.query<Row>('SELECT driver, complete, size_bytes FROM blobs WHERE id = $1', [id])
    return found.rows[0] ?? null
  }

  async function findWhole(id: string): Promise<Row> {
    const row = await find(id)
    if (!row?.complete) throw new Error(`no blob ${id}`)
    return row
  }

  async function remove(id: string): Promise<void> {
    const row = await find(id)
    if (!row) return
    await storeOf(row.driver).drop(id)
    // Only where the bytes are gone: a mover may have taken them elsewhere meanwhile.
    const removed = await pool.query('DELETE FROM blobs WHERE id = $1 AND driver = $2', [id, row.driver])
    if (removed.rowCount === 0) await remove(id)
  }

  async function unknown(ids: string[]): Promise<string[]> {
    const known = await pool.query<{ id: string }>(
      "SELECT id FROM blobs WHERE driver = 's3' AND id = ANY($1::uuid[])",
      [ids],
    )
    const kept = new Set(known.rows.map(({ id }) => id))
    return ids.filter((id) => !kept.has(id))
  }

  /** Under the row's lock, where there is a row: a mover may be writing this very object. */
  function dropLeftover(store: BlobStore, id: string): Promise<boolean> {
    return inTransaction(pool, async (client) => {
      const row = await client.query<Row>('SELECT driver FROM blobs WHERE id = $1 FOR UPDATE', [id])
      if (row.rows[0]?.driver === store.driver) return false
      await store.drop(id)
      return true
    })
  }

  return {
    driver,
    async write(id, source) {
      await pool.query('INSERT INTO blobs (id, driver) VALUES ($1, $2)', [id, driver])
      try {
        const size = await storeOf(driver).put(id, source)
        await pool.query('UPDATE blobs SET complete = true, size_bytes = $2 WHERE id = $1', [id, size])
      } catch (error) {
        await remove(id).catch((err) => log.warn({ err, id }, 'a broken upload is left for the sweep'))
        throw error
      }
    },
    async *read(id) {
      let row = await findWhole(id)
      for (let at = 0; ; ) {
        const problem = yield* passOn(storeOf(row.driver).get(id, at), (size) => {
          at += size
        })
        if (at === row.size_bytes) return
        // It was moved while it was read: the rest is in the other store.
        const now = await findWhole(id)
        if (now.driver === row.driver)
          throw problem ?? new Error(`blob ${id} ends at ${at} of ${row.size_bytes}`)
        row = now
      }
    },
    remove,
    async link(id, linkOptions) {
      const row = await findWhole(id)
      return (await storeOf(row.driver).link?.(id, linkOptions)) ?? null
    },
    move: (id, to, expected) => moveBlob({ pool, log, storeOf }, { id, to, expected }),
    async sweep(before) {
      if (!stores.s3?.listOlder) return 0
      let swept = (await stores.s3.abortOlder?.(before)) ?? 0
      for await (const ids of stores.s3.listOlder(before)) {
        for (const id of await unknown(ids)) if (await dropLeftover(stores.s3, id)) swept += 1
      }
      return swept
    },
  }
}

/** Passes a stream on, telling the size of each piece; returns what it threw, or null at its end. */
async function* passOn(
  stream: AsyncIterable<Uint8Array>,
  onPiece: (size: number) => void,
): AsyncGenerator<Uint8Array, unknown> {
  const pieces = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await pieces.next().catch((thrown: unknown) => ({ thrown }))
      if ('thrown' in next) return next.thrown
      if (next.done) return null
      onPiece(next.value.byteLength)
      yield next.value
    }
  } finally {
    await pieces.return?.()
  }
}
