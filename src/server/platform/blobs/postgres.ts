import type pg from 'pg'
import { inPieces } from './pieces.ts'
import type { BlobStore } from './store.ts'

/** Small enough that a slow reader holds little, large enough that 25 MiB are a hundred rows. */
const PIECE_BYTES = 256 * 1024

/**
 * Bytes in Postgres: works on a platform without a disk, and is in every backup. Pieces are written outside one long
 * transaction. `queryable` is a pool, or a client in a transaction of its own.
 */
export function postgresStore(queryable: Pick<pg.Pool, 'query'>): BlobStore {
  return {
    driver: 'postgres',
    async put(id, source) {
      let seq = 0
      let size = 0
      for await (const piece of inPieces(source, PIECE_BYTES)) {
        await queryable.query('INSERT INTO blob_pieces (blob_id, seq, bytes) VALUES ($1, $2, $3)', [
          id,
          seq,
          piece,
        ])
        seq += 1
        size += piece.byteLength
      }
      return size
    },
    async *get(id, from) {
      let skip = from % PIECE_BYTES
      for (let seq = Math.floor(from / PIECE_BYTES); ; seq += 1) {
        const found = await queryable.query<{ bytes: Buffer }>(
          'SELECT bytes FROM blob_pieces WHERE blob_id = $1 AND seq = $2',
          [id, seq],
        )
        const piece = found.rows[0]?.bytes
        if (!piece) return
        yield piece.subarray(skip)
        skip = 0
      }
    },
    async drop(id) {
      await queryable.query('DELETE FROM blob_pieces WHERE blob_id = $1', [id])
    },
  }
}
