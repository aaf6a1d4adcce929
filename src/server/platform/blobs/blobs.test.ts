import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#test/database.ts'
import { type Blobs, readWhole } from './blobs.ts'
import { postgresBlobs } from './postgres.ts'

/** One contract for every driver. */
function contract(name: string, blobs: Blobs) {
  describe(name, () => {
    const source = async function* (...pieces: Uint8Array[]) {
      yield* pieces
    }

    test.each([0, 1, 262_143, 262_144, 262_145, 1_000_000])(
      '%i bytes come back as they were',
      async (size) => {
        const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31) % 256)
        const id = randomUUID()
        await blobs.write(id, source(bytes.subarray(0, size / 3), bytes.subarray(size / 3)))
        expect(Buffer.compare(await readWhole(blobs, id), bytes)).toBe(0)
      },
    )

    test('a source that breaks leaves nothing to read', async () => {
      const id = randomUUID()
      const broken = async function* () {
        yield new Uint8Array(300_000)
        throw new Error('the sender went away')
      }
      await expect(blobs.write(id, broken())).rejects.toThrow('the sender went away')
      await expect(readWhole(blobs, id)).rejects.toThrow()
    })

    test('what was removed, or never was, can’t be read', async () => {
      const id = randomUUID()
      await blobs.write(id, source(new Uint8Array([1])))
      await blobs.remove(id)
      await blobs.remove(id)
      await expect(readWhole(blobs, id)).rejects.toThrow()
    })
  })
}

const pool = new pg.Pool({ connectionString: await freshDatabase() })
// The database is dropped under its connections when the file ends.
pool.on('error', () => undefined)
afterAll(() => pool.end())
contract('postgres', postgresBlobs(pool))
