import type { Readable } from 'node:stream'
import type pg from 'pg'
import { postgresStore } from '#server/platform/blobs/postgres.ts'

/** Keeps an original that came from S3 in Postgres: the bucket may be gone. `npm run blobs:move` takes it back. */
export async function takeIn(client: pg.Client, id: string, bytes: Readable): Promise<void> {
  await postgresStore(client).put(id, bytes)
  await client.query("UPDATE blobs SET driver = 'postgres' WHERE id = $1", [id])
}
