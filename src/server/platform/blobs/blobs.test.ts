import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { codeOf } from '#test/app.ts'
import { freshDatabase } from '#test/database.ts'
import { s3ForTests } from '#test/s3-server.ts'
import { readEnv } from '../env.ts'
import { type Blobs, readWhole } from './blobs.ts'
import { openBlobs } from './open.ts'
import { PART_BYTES } from './s3.ts'
import { s3Settings } from './s3-settings.ts'

const url = await freshDatabase()
const s3 = await s3ForTests()
const pool = new pg.Pool({ connectionString: url, max: 4 })
// The database is dropped under its connections when the file ends.
pool.on('error', () => undefined)
afterAll(() => pool.end())
afterEach(() => {
  s3.fault = null
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const settings = s3Settings(
  readEnv({
    ULTRAI_PROFILE: 'test',
    DATABASE_URL: url,
    AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
    ...s3.env,
  }),
)
if (!settings) throw new Error('no settings')
const log = { warn: () => undefined }
const inPostgres = openBlobs({ pool, driver: 'postgres', s3: settings, log })
const inS3 = openBlobs({ pool, driver: 's3', s3: settings, log })
/** For stores that hang; whoever answers has all the time that a busy machine needs. */
const impatient = openBlobs({ pool, driver: 's3', s3: { ...settings, patience: 200 }, log })

async function* source(...pieces: Uint8Array[]) {
  yield* pieces
}

/** A pattern of a prime length, so that no two pieces are alike. */
const PATTERN = Buffer.from(
  Uint8Array.from({ length: 65_521 }, (_, index) => (index * 31 + (index >> 8)) % 256),
)

function bytesOf(size: number): Buffer {
  return Buffer.alloc(size, PATTERN)
}

async function stored(blobs: Blobs, bytes: Uint8Array): Promise<string> {
  const id = randomUUID()
  await blobs.write(id, source(bytes))
  return id
}

async function rowOf(id: string) {
  const found = await pool.query('SELECT driver, complete, size_bytes FROM blobs WHERE id = $1', [id])
  return found.rows[0] ?? null
}

async function piecesOf(id: string): Promise<number> {
  const found = await pool.query('SELECT count(*)::int AS n FROM blob_pieces WHERE blob_id = $1', [id])
  return found.rows[0].n
}

const objectOf = (id: string) => s3.objects.get(`ultrai/${id}`)

describe.each([
  ['postgres', inPostgres],
  ['s3', inS3],
] as const)('every driver: %s', (name, blobs) => {
  test.each([0, 1, 262_143, 262_144, 262_145, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES])(
    '%i bytes come back as they were',
    async (size) => {
      const bytes = bytesOf(size)
      const id = randomUUID()
      await blobs.write(id, source(bytes.subarray(0, size / 3), bytes.subarray(size / 3)))
      expect(Buffer.compare(await readWhole(blobs, id), bytes)).toBe(0)
      expect(await rowOf(id)).toEqual({ driver: name, complete: true, size_bytes: size })
    },
  )

  test.each([300_000, PART_BYTES + 1])('a source that breaks after %i bytes leaves nothing', async (size) => {
    const id = randomUUID()
    const broken = async function* () {
      yield new Uint8Array(size)
      throw new Error('the sender went away')
    }
    await expect(blobs.write(id, broken())).rejects.toThrow('the sender went away')
    await expect(readWhole(blobs, id)).rejects.toThrow()
    expect([await rowOf(id), await piecesOf(id), objectOf(id), s3.uploads.size]).toEqual([
      null,
      0,
      undefined,
      0,
    ])
  })

  test('what was removed, or never was, can’t be read', async () => {
    const id = await stored(blobs, bytesOf(3))
    await blobs.remove(id)
    await blobs.remove(id)
    await expect(readWhole(blobs, id)).rejects.toThrow()
    await expect(readWhole(blobs, randomUUID())).rejects.toThrow()
    expect([await rowOf(id), await piecesOf(id), objectOf(id)]).toEqual([null, 0, undefined])
  })

  test('whoever stops reading in the middle stops the store', async () => {
    const id = await stored(blobs, bytesOf(2_000_000))
    for await (const _ of blobs.read(id)) break
    expect((await readWhole(blobs, id)).length).toBe(2_000_000)
  })

  test('a reader who waits holds no more than a few pieces', async () => {
    const id = await stored(blobs, bytesOf(25 * 1024 * 1024))
    const asked = name === 's3' ? countPieces(25 * 1024 * 1024) : countQueries()
    const reader = blobs.read(id)[Symbol.asyncIterator]()
    await reader.next()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(asked()).toBeGreaterThan(0)
    expect(asked()).toBeLessThan(5)
    await reader.return?.()
  })

  test('what is stored in the other one is read as well', async () => {
    const id = await stored(blobs, bytesOf(300_000))
    const other = name === 's3' ? inPostgres : inS3
    expect((await readWhole(other, id)).length).toBe(300_000)
  })
})

/** How many pieces Postgres has been asked for. */
function countQueries(): () => number {
  const query = vi.spyOn(pool, 'query')
  return () => query.mock.calls.filter(([text]) => String(text).includes('FROM blob_pieces')).length
}

/** How many pieces are taken of S3's next answer, which no kernel takes ahead of its reader. */
function countPieces(size: number): () => number {
  let pieces = 0
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(bytesOf(262_144))
      pieces += 1
      if (pieces * 262_144 >= size) controller.close()
    },
  })
  vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(body))
  return () => pieces
}

describe('moving', () => {
  const size = PART_BYTES + 600_000
  const bytes = bytesOf(size)
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  test('takes the bytes there and back, and leaves nothing behind', async () => {
    const id = await stored(inPostgres, bytes)
    expect(await inPostgres.move(id, 's3', { sha256 })).toBe(true)
    expect(await inPostgres.move(id, 's3', { sha256 })).toBe(false)
    expect([await piecesOf(id), (await rowOf(id)).driver, objectOf(id)?.bytes.length]).toEqual([
      0,
      's3',
      size,
    ])
    expect(await inPostgres.move(id, 'postgres', { sha256 })).toBe(true)
    expect([await piecesOf(id), (await rowOf(id)).driver, objectOf(id)]).toEqual([23, 'postgres', undefined])
    expect(Buffer.compare(await readWhole(inS3, id), bytes)).toBe(0)
  })

  test.each(['s3', 'postgres'] as const)(
    'to %s: bytes that are not what they were are not taken',
    async (to) => {
      const id = await stored(to === 's3' ? inPostgres : inS3, bytes)
      await expect(inS3.move(id, to, { sha256: sha256.replace(/^./, 'x') })).rejects.toThrow('SHA-256')
      expect((await rowOf(id)).driver).not.toBe(to)
      expect(to === 's3' ? objectOf(id) : await piecesOf(id)).toBeFalsy()
      expect((await readWhole(inS3, id)).length).toBe(size)
    },
  )

  test('a copy that was changed on its way is noticed, and the original stays', async () => {
    const id = await stored(inPostgres, bytes)
    s3.fault = (request) => {
      const object = objectOf(id)
      if (request.method === 'GET' && object) object.bytes = bytesOf(size - 1)
      return false
    }
    await expect(inPostgres.move(id, 's3', { sha256: null })).rejects.toThrow(
      `${size - 1} bytes, not ${size}`,
    )
    expect([(await rowOf(id)).driver, await piecesOf(id), objectOf(id)]).toEqual(['postgres', 23, undefined])
  })

  test.each(['s3', 'postgres'] as const)('to %s while it is read: the reader gets all of it', async (to) => {
    const id = await stored(to === 's3' ? inPostgres : inS3, bytes)
    const parts: Uint8Array[] = []
    for await (const piece of inS3.read(id)) {
      if (parts.length === 0) await inS3.move(id, to, { sha256 })
      parts.push(piece)
    }
    expect(Buffer.compare(Buffer.concat(parts), bytes)).toBe(0)
  })

  test('a leftover of an earlier try is not taken from under a mover', async () => {
    const id = await stored(inPostgres, bytes)
    const old = new Date(Date.now() - 7_200_000)
    s3.objects.set(`ultrai/${id}`, { bytes: Buffer.alloc(1), at: old, headers: {} })
    await Promise.all([inS3.sweep(new Date(Date.now() - 3_600_000)), inS3.move(id, 's3', { sha256 })])
    expect(Buffer.compare(await readWhole(inS3, id), bytes)).toBe(0)
  })

  test('two movers at once move it once', async () => {
    const id = await stored(inPostgres, bytes)
    const moved = await Promise.all([1, 2].map(() => inPostgres.move(id, 's3', { sha256 })))
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect((await readWhole(inPostgres, id)).length).toBe(size)
  })
})

describe('a store in trouble', () => {
  const answers =
    (status: number, code: string) => (_: unknown, response: import('node:http').ServerResponse) => {
      response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
      return true
    }
  const troubles: [string, typeof s3.fault, string][] = [
    ['that forbids', answers(403, 'AccessDenied'), 'service.storage'],
    ['that breaks', answers(500, 'InternalError'), 'service.storage'],
    ['that is overloaded', answers(503, 'SlowDown'), 'service.storage'],
    ['that is full', answers(507, 'XMinioStorageFull'), 'service.storage_full'],
    ['without the bucket', answers(404, 'NoSuchBucket'), 'service.storage'],
    ['that never answers', () => true, 'service.storage'],
    ['that hangs up', (request) => Boolean(request.socket.destroy()), 'service.storage'],
  ]
  test.each(troubles)('%s: the words are clear, and nothing is half-written', async (what, fault, code) => {
    const id = randomUUID()
    const store = what === 'that never answers' ? impatient : inS3
    s3.fault = fault
    expect(await codeOf(store.write(id, source(bytesOf(10))))).toBe(code)
    s3.fault = null
    expect(objectOf(id)).toBeUndefined()
    // The row may be left where the store could not be asked to remove: it is not complete, and swept.
    expect((await rowOf(id))?.complete ?? false).toBe(false)
  })

  test('a hiccup is tried again', async () => {
    let times = 0
    s3.fault = (request, response) => {
      times += 1
      return times === 1 && answers(503, 'SlowDown')(request, response)
    }
    const id = await stored(inS3, bytesOf(10))
    s3.fault = null
    expect((await readWhole(inS3, id)).length).toBe(10)
  })

  test('that stops in mid-answer is an error, never a shorter file', async () => {
    const id = await stored(inS3, bytesOf(1_000_000))
    s3.fault = (_, response) => {
      response.writeHead(200, { 'content-length': '1000000' })
      response.write(bytesOf(1_000))
      return true
    }
    expect(await codeOf(readWhole(impatient, id))).toBe('service.storage')
  })

  test('an object that is gone is an error, never an empty file', async () => {
    const id = await stored(inS3, bytesOf(10))
    s3.objects.delete(`ultrai/${id}`)
    await expect(readWhole(inS3, id)).rejects.toThrow('ends at 0 of 10')
  })

  test('an upload that says 200 and fails has failed', async () => {
    s3.fault = (request, response) =>
      request.method === 'POST' && (request.url ?? '').includes('uploadId')
        ? answers(200, 'InternalError')(request, response)
        : false
    const id = randomUUID()
    expect(await codeOf(inS3.write(id, source(bytesOf(PART_BYTES + 1))))).toBe('service.storage')
    expect([s3.uploads.size, objectOf(id)]).toEqual([0, undefined])
  })

  test('a store that is not configured any more is said to be away', async () => {
    const id = await stored(inS3, bytesOf(10))
    const without = openBlobs({ pool, driver: 'postgres', s3: null, log })
    expect(await codeOf(readWhole(without, id))).toBe('service.storage')
    expect((await rowOf(id)).complete).toBe(true)
  })
})

describe('the sweep of the bucket', () => {
  const hourAgo = () => new Date(Date.now() - 3_600_000)

  test('removes old objects and uploads that no row knows, and touches nothing else', async () => {
    const kept = await stored(inS3, bytesOf(10))
    const old = new Date(Date.now() - 7_200_000)
    const lost = randomUUID()
    const fresh = randomUUID()
    const put = (key: string, at: Date) => s3.objects.set(key, { bytes: Buffer.alloc(1), at, headers: {} })
    put(`ultrai/${lost}`, old)
    put(`ultrai/${fresh}`, new Date())
    put('ultrai/somebody’s notes', old)
    put(`elsewhere/${lost}`, old)
    const own = s3.objects.get(`ultrai/${kept}`)
    if (own) own.at = old
    s3.uploads.set('1', { key: `ultrai/${lost}`, parts: new Map(), at: old })
    s3.uploads.set('2', { key: `ultrai/${fresh}`, parts: new Map(), at: new Date() })

    expect(await inS3.sweep(hourAgo())).toBe(2)
    expect(await inS3.sweep(hourAgo())).toBe(0)
    expect([...s3.uploads.keys()]).toEqual(['2'])
    expect(s3.objects.has(`ultrai/${lost}`)).toBe(false)
    for (const key of [`ultrai/${kept}`, `ultrai/${fresh}`, 'ultrai/somebody’s notes', `elsewhere/${lost}`])
      expect(s3.objects.has(key)).toBe(true)
  })
})

describe('links', () => {
  const disposition = `attachment; filename="a.pdf"; filename*=UTF-8''%C3%9C.pdf`

  test('give the bytes as a download, until they expire', async () => {
    const id = await stored(inS3, bytesOf(10))
    const link = (await inS3.link(id, { seconds: 60, disposition, type: 'application/pdf' })) ?? ''
    const answer = await fetch(link)
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, 10])
    expect(answer.headers.get('content-disposition')).toBe(disposition)
    expect((await fetch(link.replace(id, randomUUID()))).status).toBe(403)
    vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
    expect((await fetch(link)).status).toBe(403)
  })

  test('exist for what is in a bucket only', async () => {
    const id = await stored(inPostgres, bytesOf(10))
    expect(await inPostgres.link(id, { seconds: 60, disposition, type: 'application/pdf' })).toBeNull()
  })
})
