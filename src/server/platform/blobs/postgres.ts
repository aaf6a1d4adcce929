import type pg from 'pg'
import type { Blobs } from './blobs.ts'

/** Small enough that a slow reader holds little, large enough that 25 MiB are a hundred rows. */
const PIECE_BYTES = 256 * 1024

/**
 * Originals in Postgres: works on a platform without a disk, and is in every backup. Pieces are written outside
 * one long transaction, so `complete` says whether a blob may be read; what a crash left is swept by its age.
 */
export function postgresBlobs(pool: pg.Pool): Blobs {
  async function remove(id: string): Promise<void> {
    await pool.query('DELETE FROM blobs WHERE id = $1', [id])
  }

  return {
    driver: 'postgres',
    async write(id, source) {
      await pool.query('INSERT INTO blobs (id) VALUES ($1)', [id])
      try {
        let seq = 0
        let size = 0
        for await (const piece of inPieces(source)) {
          await pool.query('INSERT INTO blob_pieces (blob_id, seq, bytes) VALUES ($1, $2, $3)', [
            id,
            seq,
            piece,
          ])
          seq += 1
          size += piece.byteLength
        }
        await pool.query('UPDATE blobs SET complete = true, size_bytes = $2 WHERE id = $1', [id, size])
      } catch (error) {
        await remove(id).catch(() => undefined)
        throw error
      }
    },
    async *read(id) {
      const found = await pool.query('SELECT 1 FROM blobs WHERE id = $1 AND complete', [id])
      if (found.rowCount === 0) throw new Error(`no blob ${id}`)
      for (let seq = 0; ; seq += 1) {
        const piece = await pool.query<{ bytes: Buffer }>(
          'SELECT bytes FROM blob_pieces WHERE blob_id = $1 AND seq = $2',
          [id, seq],
        )
        const row = piece.rows[0]
        if (!row) return
        yield row.bytes
      }
    },
    remove,
  }
}

/** Cuts a stream of any chunks into pieces of PIECE_BYTES, the last one shorter. */
async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const chunk of source) {
    held.push(chunk)
    size += chunk.byteLength
    if (size < PIECE_BYTES) continue
    const all = Buffer.concat(held)
    let from = 0
    for (; size - from >= PIECE_BYTES; from += PIECE_BYTES) yield all.subarray(from, from + PIECE_BYTES)
    held = [all.subarray(from)]
    size -= from
  }
  if (size > 0) yield Buffer.concat(held)
}
